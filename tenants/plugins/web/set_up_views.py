"""The walk through a channel's set-up: kind, privacy sheet, settings, try."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from mannaka_kit import clock
from mannaka_kit.ui.sending import send_form, sent
from mannaka_sdk import ProbeReport
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.plugins import selectors
from tenants.plugins.actions.accept_privacy_sheet import accept_privacy_sheet
from tenants.plugins.actions.add_channel import add_channel
from tenants.plugins.actions.configure_channel import configure_channel
from tenants.plugins.actions.probe_channel import probe_channel
from tenants.plugins.asking import ask_account
from tenants.plugins.errors import VendorAwayError
from tenants.plugins.models import Channel
from tenants.plugins.next_steps import NextStep
from tenants.plugins.selectors import ChannelLine
from tenants.plugins.sheets import accepted_sheet, edition_of
from tenants.plugins.states import ChannelState
from tenants.plugins.web import walk
from tenants.plugins.web.forms import AddForm, SheetForm, TrialForm
from tenants.plugins.web.settings_pages import settings_form
from tenants.plugins.web.sheet_words import rows_of
from tenants.plugins.web.showing import shown

FORM = ["GET", "HEAD", "POST"]


@require_http_methods(FORM)
@staff_view(Role.ADMINISTRATOR)
def add(request: StaffRequest) -> HttpResponse:
    """Choose a kind of channel."""
    offers = selectors.offers_for(request.actor)
    form = AddForm(offers=offers, **sent(request))

    def act() -> str:
        made = add_channel(
            plugin_id=form.cleaned_data["plugin_id"], label=form.name, actor=request.actor, at=clock.now()
        )
        return reverse("channels:sheet", args=[made.pk])

    moved_on = send_form(request, form, scope="channel.add", act=act)
    return moved_on or render(
        request, "plugins/add.html", {"form": form, "offers": offers, "walk": walk.walk_to(walk.CHOOSE)}
    )


@require_http_methods(FORM)
@staff_view(Role.ADMINISTRATOR)
def sheet(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Read what flows where, and agree to it."""
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    if line.manifest is None:
        return redirect("channels:channel", channel_id=channel_id)
    form = SheetForm(**{"initial": {"seen": edition_of(line.manifest)}, **sent(request)})

    def act() -> str:
        accepted = accept_privacy_sheet(
            channel=line.channel, seen=form.cleaned_data["seen"], actor=request.actor, at=clock.now()
        )
        return _way_on(accepted)

    done = gettext("個人情報の取扱いを確認したことを記録しました。")
    moved_on = send_form(request, form, scope="channel.sheet", act=act, done=done)
    values = {"form": form, "shown": shown(line), "manifest": line.manifest, "walk": _walk(line, walk.SHEET)}
    values["rows"] = rows_of(line.manifest, accepted_sheet(line.channel))
    values["is_owed"] = line.step == NextStep.SHEET
    return moved_on or render(request, "plugins/sheet.html", values)


@require_http_methods(FORM)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def settings(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Enter settings and secrets; what is wrong is told at its field."""
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    if line.step in {NextStep.ASK_OPERATOR, NextStep.SHEET}:
        return redirect(walk.page_of(line.step, line.channel))
    try:
        form = settings_form(line.channel, sent(request))
    except VendorAwayError as error:
        messages.error(request, error.message)
        return redirect("channels:channel", channel_id)

    def act() -> str:
        configure_channel(
            channel=line.channel,
            config=form.config,
            secrets=form.new_secrets,
            actor=request.actor,
            at=clock.now(),
        )
        return reverse("channels:trial", args=[channel_id])

    done = gettext("設定を保存しました。続けて、つながりを試してください。")
    moved_on = send_form(request, form, scope="channel.settings", act=act, done=done)
    values = {"form": form, "shown": shown(line), "walk": _walk(line, walk.SETTINGS)}
    return moved_on or render(request, "plugins/settings.html", values)


@require_http_methods(FORM)
@staff_view(Role.ADMINISTRATOR, delicate=True)
def trial(request: StaffRequest, channel_id: int) -> HttpResponse:
    """Try the settings: show the account that was found, or what stands in the way."""
    line = selectors.line_of(selectors.channel_for(request.actor, channel_id))
    if line.step in {NextStep.ASK_OPERATOR, NextStep.SHEET, NextStep.SETTINGS}:
        return redirect(walk.page_of(line.step, line.channel))
    form = TrialForm(**sent(request))
    report = ask_account(request.actor, line.channel) if form.is_valid() else None
    moved_on = _tried(request, form, line.channel, report) if report else None
    other = report.account if report and report.is_ok else None
    values = {"form": form, "shown": shown(line), "other": other, "walk": _walk(line, walk.TRIAL)}
    return moved_on or render(request, "plugins/trial.html", values)


def _tried(request: StaffRequest, form: TrialForm, channel: Channel, report: ProbeReport) -> HttpResponse | None:
    def act() -> str:
        accepted = form.cleaned_data["accepted_account_id"]
        tried = probe_channel(
            channel=channel, report=report, actor=request.actor, at=clock.now(), accepted_account_id=accepted
        )
        return _way_on(tried) if report.is_ok else reverse("channels:trial", args=[channel.pk])

    moved_on = send_form(request, form, scope="channel.probe", act=act)
    if moved_on and report.is_ok and report.account:
        name = {"account": report.account.name or report.account.id}
        messages.success(request, gettext("つながりました。つながった先：%(account)s") % name)
    return moved_on


def _way_on(channel: Channel) -> str:
    """Return the page of the next step; where the set-up is over, the channel's own."""
    return walk.page_of(selectors.line_of(channel).step, channel)


def _walk(line: ChannelLine, current: int) -> list[walk.WalkStep]:
    """Return the steps while a channel is set up; later a page stands for itself."""
    is_new = line.channel.state == ChannelState.DRAFT
    return walk.walk_to(current, line.inbound) if is_new else []
