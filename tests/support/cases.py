"""Cases at each point of their way, made through the actions that people use."""

from datetime import date, datetime, timedelta

from case_core.cases.actions.close_case import close_case
from case_core.cases.models import Case
from case_core.cases.states import Outcome
from case_core.handovers.actions.acknowledge_handover import acknowledge_handover
from case_core.handovers.actions.ask_extension import ask_extension
from case_core.handovers.actions.return_handover import return_handover
from case_core.handovers.actions.send_handover import Letter, send_handover
from case_core.handovers.models import Handover
from case_core.handovers.states import Consent
from case_core.intake.actions.receive_matter import PersonDetails, Received, receive_matter
from mannaka_kit.clock import TOKYO
from tenants.accounts.actor import Actor
from tests.support.cast import Cast

AT = datetime(2026, 1, 13, 9, 40, tzinfo=TOKYO)  # a Tuesday
LATER = datetime(2026, 1, 13, 9, 52, tzinfo=TOKYO)
MATTER = "住民税の通知が届かない。督促状だけが来て困っている。"
TANAKA = PersonDetails(name="田中 花子", name_kana="タナカ ハナコ", telephone="090-1234-5678")
LETTER = Letter(
    reason="台帳の住所の確認", story="去年の9月に転居した。", wishes="きょう中に電話がほしい", consent=Consent.SPOKEN
)


def received(
    *, actor: Actor | None = None, body: str = MATTER, person: PersonDetails = TANAKA, at: datetime = AT
) -> Received:
    """Receive a matter, by telephone through a clerk or by web from the citizen."""
    channel = "telephone" if actor else "web"
    return receive_matter(channel=channel, topic="procedures_tax", body=body, person=person, actor=actor, at=at)


def new_case(cast: Cast, *, body: str = MATTER, at: datetime = AT) -> Case:
    """Return a new case that Aoi took down."""
    return Case.objects.get(pk=received(actor=cast.aoi, body=body, at=at).case_id)


def handed_over(cast: Cast, case: Case, *, letter: Letter = LETTER, due_on: date = date(2026, 1, 20)) -> Handover:
    """Hand the case over to 市民税課."""
    return send_handover(
        case_id=case.pk, section_id=cast.tax.pk, letter=letter, due_on=due_on, actor=cast.aoi, at=LATER
    )


def acknowledged(cast: Cast, case: Case) -> Handover:
    """Hand the case over to 市民税課, where Ren acknowledges it."""
    return acknowledge_handover(handover_id=handed_over(cast, case).pk, actor=cast.ren, at=LATER)


def bounced(cast: Cast, *, times: int) -> Case:
    """Return a case that 市民税課 has returned so many times."""
    case = new_case(cast)
    for _ in range(times):
        handover = handed_over(cast, case)
        return_handover(
            handover_id=handover.pk, reason="担当が違います。", superior="課長 大野", actor=cast.ren, at=LATER
        )
    case.refresh_from_db()
    return case


def asking_for_time(cast: Cast, case: Case) -> Handover:
    """Hand the case over to 市民税課, where Ren asks for a week more."""
    handover = acknowledged(cast, case)
    until = handover.due_on + timedelta(days=7)
    ask_extension(handover_id=handover.pk, until=until, reason="県に照会しています。", actor=cast.ren, at=LATER)
    handover.refresh_from_db()
    return handover


def closed(cast: Cast, case: Case) -> Case:
    """Close the case as solved."""
    return close_case(case_id=case.pk, outcome=Outcome.SOLVED, referred_to="", note="", actor=cast.aoi, at=LATER)
