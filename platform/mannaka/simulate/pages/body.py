"""The window of a body's own case system: what the city referred, and what is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from mannaka.simulate.pages.consoles import pasted, wished
from mannaka.simulate.pages.wording import ANSWERED, OBJECTIONS, REASONS, RESULTS, SENT
from mannaka.simulate.rendering import drawn
from mannaka.simulate.requests import Asked, Reply, away_to
from mannaka_sdk import ReferralRejection, ReferralResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from django_stubs_ext import StrOrPromise

    from mannaka.simulate.bodies import CaseSystem, Matter
    from mannaka.simulate.house import House
    from mannaka_sdk.simulated_partners import Answer


def window(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Show what was referred; the list alone where a script asks for what is new."""
    system = _system(house, code)
    if system is None:
        return None
    return drawn(
        asked,
        "body_matters.html" if asked.query.get("part") == "matters" else "body.html",
        city=system.city,
        name=system.body.name,
        is_connected=system.console.is_connected,
        matters=[_row(each) for each in system.matters],
        requests=[(each, OBJECTIONS[each.objection] if each.objection else "") for each in system.asked],
        reasons=[(each.value, words) for each, words in REASONS.items()],
        results=[(each.value, words) for each, words in RESULTS.items()],
    )


def act(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Do what somebody at the body pressed."""
    system = _system(house, code)
    if system is None:
        return None
    doing = DEEDS.get(asked.form.get("do", ""))
    if doing is not None:
        doing(system, asked.form.get("referral", ""), asked)
        house.write_down_body(system)
    return away_to(f"/{code}/body")


def paste(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Take the address to which the system tells its answers, and try it."""
    system = _system(house, code)
    if system is None:
        return None
    if not pasted(house, asked, system.console, "body"):
        return away_to(f"/{code}/?told=bad-body#body-webhook")
    return away_to(f"/{code}/?told=pasted-body&answered={system.console.ask() or 'none'}#body-webhook")


def wish(house: House, asked: Asked, *, code: str) -> Reply | None:
    """Let something go wrong next time."""
    system = _system(house, code)
    return wished(asked, system.console) if system else None


def _system(house: House, code: str) -> CaseSystem | None:
    windows = house.windows.get(code)
    return windows.body if windows else None


def _row(matter: Matter) -> dict[str, object]:
    answer, delivery = matter.answer, matter.delivery
    return {
        "held": matter.held,
        "phase": ANSWERED[matter.held.phase],
        "chosen": _chosen(answer) if answer else "",
        "words": answer.reason if answer else "",
        "delivery": delivery,
        "sent": SENT[delivery.state] if delivery else "",
        "may_tell_again": matter.is_answered and (delivery is None or delivery.state == "refused"),
    }


def _chosen(answer: Answer) -> StrOrPromise:
    if answer.rejection is not None:
        return REASONS[answer.rejection]
    return RESULTS[answer.result] if answer.result is not None else ""


def _decline(system: CaseSystem, referral: str, asked: Asked) -> None:
    why = asked.form.get("why", "")
    chosen = ReferralRejection(why) if why in {each.value for each in ReferralRejection} else ReferralRejection.OTHER
    system.decline(referral, chosen, _words(asked))


def _finish(system: CaseSystem, referral: str, asked: Asked) -> None:
    result = asked.form.get("result", "")
    chosen = ReferralResult(result) if result in {each.value for each in ReferralResult} else ReferralResult.OTHER
    system.finish(referral, chosen, _words(asked))


def _words(asked: Asked) -> str:
    return asked.form.get("words", "").replace("\r\n", "\n").strip()


DEEDS: Final[dict[str, Callable[[CaseSystem, str, Asked], None]]] = {
    "accept": lambda system, referral, _: system.accept(referral),
    "decline": _decline,
    "finish": _finish,
    "again": lambda system, referral, _: system.tell_again(referral),
}
