"""Pages on which administrators make and stop tokens."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from mannaka_kit import clock
from mannaka_kit.idempotency import Result
from mannaka_kit.ui.sending import ConfirmForm, act_once, send_form, sent
from tenants.accounts.roles import Role
from tenants.accounts.web.access import StaffRequest, staff_view
from tenants.api_tokens import selectors
from tenants.api_tokens.actions.create_token import MadeToken, create_token
from tenants.api_tokens.actions.revoke_token import revoke_token
from tenants.api_tokens.models import ApiToken
from tenants.api_tokens.web.forms import TokenForm

_PER_PAGE = 50


@require_safe
@staff_view(Role.ADMINISTRATOR)
def tokens(request: StaffRequest) -> HttpResponse:
    """List every token there ever was."""
    page = Paginator(selectors.tokens_for(request.actor), _PER_PAGE).get_page(request.GET.get("page"))
    at = clock.now()
    rows = [(token, token.is_in_force(at)) for token in page]
    return render(request, "api_tokens/tokens.html", {"page": page, "rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR, delicate=True)
def add(request: StaffRequest) -> HttpResponse:
    """Make a token, and show its secret in the answer itself: it rests nowhere."""
    form = TokenForm(owners=selectors.possible_owners_for(request.actor), **sent(request))
    made: list[MadeToken] = []

    def act() -> Result:
        made.append(create_token(actor=request.actor, at=clock.now(), **form.asked()))
        return Result(location=reverse("api_tokens:tokens"))

    result = act_once(request, form, scope="token.create", act=act)
    if result is None:
        return render(request, "api_tokens/token_add.html", {"form": form})
    if result.is_replay:
        messages.info(request, gettext("この操作は、すでに終わっています。トークンは一度だけ表示しました。"))
        return redirect(result.location)
    return render(request, "api_tokens/token_made.html", {"token": made[0].token, "secret": made[0].secret})


@require_http_methods(["GET", "HEAD", "POST"])
@staff_view(Role.ADMINISTRATOR)
def revoke(request: StaffRequest, token_id: int) -> HttpResponse:
    """Stop a token."""
    token = _found(request, token_id)
    form = ConfirmForm(**sent(request))

    def act() -> str:
        revoke_token(token=token, actor=request.actor, at=clock.now())
        return reverse("api_tokens:tokens")

    done = gettext("トークンを止めました。次の接続から使えません。")
    moved_on = send_form(request, form, scope="token.revoke", act=act, done=done)
    return moved_on or render(request, "api_tokens/token_revoke.html", {"form": form, "token": token})


def _found(request: StaffRequest, token_id: int) -> ApiToken:
    token = selectors.token_for(request.actor, token_id)
    if token is None:
        raise Http404
    return token
