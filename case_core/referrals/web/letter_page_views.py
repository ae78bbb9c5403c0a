"""What a letter's link opens, for somebody of the body without an account: read, answered, closed; without a script."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Final, ParamSpec, TypeAlias

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from case_core.referrals.actions.accept_referral import accept_referral
from case_core.referrals.actions.decline_referral import decline_referral
from case_core.referrals.actions.finish_referral import finish_referral
from case_core.referrals.actions.open_letter import open_letter
from case_core.referrals.answering import body_of
from case_core.referrals.carriage_states import AnsweredVia
from case_core.referrals.letter_states import LetterStanding
from case_core.referrals.letters import kept
from case_core.referrals.models import Referral
from case_core.referrals.viewing import letter_behind, look_at_referral, peek_at_referral, referral_of_letter
from case_core.referrals.web.forms import CodeForm, DeclineForm, FinishForm
from case_core.referrals.web.letter_visits import begin_visit, end_visit, visited_letter
from case_core.sharing.errors import ShareOverError
from mannaka_kit import clock
from mannaka_kit.errors import NotFoundError
from mannaka_kit.ui.contact import known_telephone
from mannaka_kit.ui.sending import press_button, send_form, sent
from tenants.partners.actor import BodyActor

P = ParamSpec("P")
Opened: TypeAlias = Callable[[HttpRequest, Referral, BodyActor], HttpResponse]
# The address of a link is not told to the next page, which browsers need of us for their own guard against forgery.
_HEADERS: Final = {"Referrer-Policy": "strict-origin", "X-Robots-Tag": "noindex, nofollow"}


def _letter_page(view: Callable[P, HttpResponse]) -> Callable[P, HttpResponse]:
    @wraps(view)
    def guarded(*args: P.args, **options: P.kwargs) -> HttpResponse:
        response = view(*args, **options)
        add_never_cache_headers(response)
        for name, value in _HEADERS.items():
            response[name] = value
        return response

    return guarded


def _of_opened_letter(view: Opened) -> Callable[[HttpRequest], HttpResponse]:
    """Give a view the referral that this browser has open, read anew; where none is, say how one gets there."""

    @_letter_page
    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        letter = visited_letter(request.session, at=clock.now())
        referral = referral_of_letter(letter) if letter else None
        if referral is None:
            return _page(request, "letter/closed.html", status=HTTPStatus.FORBIDDEN)
        try:
            return view(request, referral, body_of(referral, AnsweredVia.LETTER))
        except (ShareOverError, NotFoundError):
            return _gone(request)

    return guarded


@require_http_methods(["GET", "HEAD", "POST"])
@_letter_page
def open_link(request: HttpRequest, token: str) -> HttpResponse:
    """Open a letter by its link and its number: a look uses nothing up, the right number does."""
    at, form = clock.now(), CodeForm(request.POST or None)
    is_visited = visited_letter(request.session, at=at) == kept(token)
    if is_visited and referral_of_letter(kept(token)) is not None:
        return redirect("letter:page")
    if request.method == "POST" and form.is_valid():
        opening = open_letter(token=token, code=form.cleaned_data["code"], at=at)
        if opening is not None and opening.letter:
            begin_visit(request.session, letter=opening.letter, at=at)
            return redirect("letter:page")
        if opening is not None and opening.tries_left:
            words = _("確認番号が違います。あと%(left)s回、入力できます。番号は、センターに電話でお確かめください。")
            form.add_error("code", words % {"left": opening.tries_left})
    standing = letter_behind(token, at=at)
    if standing is None:
        return _page(request, "letter/unknown.html", status=HTTPStatus.NOT_FOUND)
    if standing != LetterStanding.WAITING:
        return _page(request, "letter/over.html", status=HTTPStatus.GONE, standing=standing)
    return _page(request, "letter/open.html", form=form)


@require_safe
@_of_opened_letter
def page(request: HttpRequest, referral: Referral, body: BodyActor) -> HttpResponse:
    """Show what is asked, and what is shared with it; each look is recorded."""
    found = look_at_referral(body, referral.pk, at=clock.now())
    shown: dict[str, Any] = {
        "referral": found.referral,
        "shown": found.shown,
        "grant": found.shown.grant,
        "sections": found.shown.sections,
        "is_reach_hidden": found.shown.is_reach_hidden,
        "is_late": found.referral.is_late_on(clock.today()),
        "body": body,
        "now": clock.now(),
    }
    return _page(request, "letter/page.html", **shown)


@require_POST
@_of_opened_letter
def accept(request: HttpRequest, referral: Referral, body: BodyActor) -> HttpResponse:
    """Take the matter."""
    return press_button(
        request,
        scope="letter.accept",
        act=lambda: accept_referral(referral_id=referral.pk, actor=body, at=clock.now()),
        location=reverse("letter:page"),
        done=_("引き受けたことをセンターに伝えました。終わったら、結果を報告してください。"),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@_of_opened_letter
def decline(request: HttpRequest, referral: Referral, body: BodyActor) -> HttpResponse:
    """Say that the body does not take the matter, and why; the page is closed with it."""
    form = DeclineForm(**sent(request))

    def act() -> str:
        told = {"why": form.reason, "words": form.cleaned_data["words"]}
        decline_referral(referral_id=referral.pk, actor=body, at=clock.now(), **told)
        return reverse("letter:page")

    done = _("辞退の返事をセンターに伝えました。ありがとうございました。")
    moved_on = send_form(request, form, scope="letter.decline", act=act, done=done)
    return moved_on or _form_page(request, referral, body, form, "letter/decline.html")


@require_http_methods(["GET", "HEAD", "POST"])
@_of_opened_letter
def finish(request: HttpRequest, referral: Referral, body: BodyActor) -> HttpResponse:
    """Tell what came of it, and who says so."""
    form = FinishForm(is_of_body=True, **sent(request))

    def act() -> str:
        finish_referral(referral_id=referral.pk, result=form.result(), actor=body, at=clock.now())
        return reverse("letter:page")

    moved_on = send_form(request, form, scope="letter.finish", act=act, done=_("結果をセンターに報告しました。"))
    return moved_on or _form_page(request, referral, body, form, "letter/finish.html")


@require_POST
@_letter_page
def close(request: HttpRequest) -> HttpResponse:
    """Close the letter in this browser."""
    end_visit(request.session)
    return _page(request, "letter/closed.html")


def _form_page(
    request: HttpRequest, referral: Referral, body: BodyActor, form: DeclineForm | FinishForm, template: str
) -> HttpResponse:
    """Show the form; where nothing is open any more, what was typed is given back on the page that says so."""
    try:
        peek_at_referral(body, referral.pk, at=clock.now())
    except (ShareOverError, NotFoundError):
        return _gone(request, typed=form.data.get("words", ""))
    return _page(request, template, referral=referral, form=form)


def _gone(request: HttpRequest, *, typed: str = "") -> HttpResponse:
    return _page(request, "letter/gone.html", status=HTTPStatus.GONE, typed=typed)


def _page(request: HttpRequest, template: str, *, status: int = HTTPStatus.OK, **values: Any) -> HttpResponse:
    return render(request, template, {**values, "telephone": known_telephone()}, status=status)
