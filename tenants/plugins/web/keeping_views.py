"""What is done with a channel once it is set up."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST

from mannaka_kit import clock
from mannaka_kit.ui.sending import ConfirmForm, press_button, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.plugins import selectors
from tenants.plugins.actions.check_health import check_health
from tenants.plugins.actions.pause_channel import pause_channel
from tenants.plugins.actions.remove_channel import remove_channel
from tenants.plugins.actions.rename_channel import rename_channel
from tenants.plugins.actions.renew_endpoint import renew_endpoint
from tenants.plugins.actions.resume_channel import resume_channel
from tenants.plugins.actions.switch_menu import switch_menu
from tenants.plugins.asking import ask_health
from tenants.plugins.models import Channel
from tenants.plugins.web.forms import MenuForm, NameForm
from tenants.plugins.web.showing import shown

_FORM = ["GET", "HEAD", "POST"]


@require_POST
@staff_view(Role.ADMINISTRATOR)
def check(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Ask now how a channel is."""
    channel = selectors.channel_for(request.actor, channel_id)
    found = ask_health(request.actor, channel)
    return press_button(
        request,
        scope="channel.check",
        act=lambda: check_health(channel=channel, found=found, actor=request.actor, at=clock.now()),
        location=reverse("channels:channel", args=[channel_id]),
        done=gettext("つながりを確かめました。"),
    )


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR)
def pause(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Let a channel rest."""
    done = gettext("休止しました。再開するまで、届いたものは受け取られません。")
    return _confirmed(request, channel_id, "pause", act=pause_channel, done=done)


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def resume(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Let a channel go on."""
    return _confirmed(request, channel_id, "resume", act=resume_channel, done=gettext("再開しました。"))


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def renew(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Give a channel a new address."""
    done = gettext("新しいアドレスを作りました。24時間以内に、サービスの管理画面で貼り替えてください。")
    location = reverse("channels:address", args=[channel_id])
    return _confirmed(request, channel_id, "renew", act=renew_endpoint, done=done, location=location)


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def remove(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Remove a channel for good."""
    done = gettext("取り外しました。鍵は消しました。")
    location = reverse("channels:channels")
    return _confirmed(request, channel_id, "remove", act=remove_channel, done=done, location=location)


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR)
def rename(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Call a channel something else."""
    channel = selectors.channel_for(request.actor, channel_id)
    form = NameForm(**{"initial": {"label": channel.label}, **sent(request)})

    def act() -> str:
        rename_channel(channel=channel, label=form.cleaned_data["label"], actor=request.actor, at=clock.now())
        return reverse("channels:channel", args=[channel_id])

    moved_on = send_form(request, form, scope="channel.rename", act=act, done=gettext("名前を変えました。"))
    values = {"form": form, "shown": shown(selectors.line_of(channel))}
    return moved_on or render(request, "plugins/rename.html", values)


@require_http_methods(_FORM)
@staff_view(Role.ADMINISTRATOR)
def menu(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Decide whether the service shows the city's menu."""
    channel = selectors.channel_for(request.actor, channel_id)
    form = MenuForm(**{"initial": {"is_wanted": "yes" if channel.menu_is_wanted else "no"}, **sent(request)})

    def act() -> str:
        is_wanted = form.cleaned_data["is_wanted"]
        switch_menu(channel=channel, is_wanted=is_wanted, actor=request.actor, at=clock.now())
        return reverse("channels:channel", args=[channel_id])

    done = gettext("保存しました。1分ほどで切り替わります。")
    moved_on = send_form(request, form, scope="channel.menu", act=act, done=done)
    values = {"form": form, "shown": shown(selectors.line_of(channel))}
    return moved_on or render(request, "plugins/menu.html", values)


def _confirmed(
    request: StaffRequest,
    channel_id: int,
    what: str,
    *,
    act: Callable[..., Channel],
    done: str,
    location: str = "",
) -> HttpResponse:
    """Ask once more, then do it."""
    form = ConfirmForm(**sent(request))

    def acted() -> str:
        act(channel=selectors.channel_for(request.actor, channel_id), actor=request.actor, at=clock.now())
        return location or reverse("channels:channel", args=[channel_id])

    moved_on = send_form(request, form, scope=f"channel.{what}", act=acted, done=done)
    if moved_on:
        return moved_on
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    return render(request, f"plugins/{what}.html", {"form": form, "shown": shown(line)})
