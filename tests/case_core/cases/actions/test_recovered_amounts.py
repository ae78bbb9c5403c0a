"""What consumers got back: only they, whole yen, and it stays in the course of the case."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.close_case import close_case
from case_core.cases.actions.record_contact import record_contact
from case_core.cases.actions.reopen_case import reopen_case
from case_core.cases.errors import AmountOutOfRangeError, NotConsumersMatterError, ThirdPartyUnnamedError
from case_core.cases.models import Case, Statement
from case_core.cases.states import Channel, Direction, Outcome, StatementKind, StepKind
from case_core.reporting.periods import Period
from case_core.reporting.selectors import figures_of
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import TODAY, Cast

DeskOf = Callable[[str], Desk]


def consumers_case(cast: Cast) -> Case:
    case = new_case(cast)
    Case.objects.filter(pk=case.pk).update(topic="consumer")
    case.refresh_from_db()
    return case


def closed_with(cast: Cast, case: Case, yen: int | None) -> Case:
    told = {"outcome": Outcome.SOLVED, "referred_to": "", "note": "", "actor": cast.aoi, "at": LATER}
    return close_case(case_id=case.pk, recovered_yen=yen, **told)


def test_the_amount_stands_on_the_case_and_in_its_course(here: Cast) -> None:
    case = closed_with(here, consumers_case(here), 280_000)
    assert case.recovered_yen == 280_000
    reopen_case(case_id=case.pk, reason="続きがある", actor=here.aoi, at=LATER)
    case.refresh_from_db()
    assert case.recovered_yen is None
    assert case.steps.get(kind=StepKind.CLOSED).recovered_yen == 280_000


def test_nothing_and_no_word_of_it_are_two_things(here: Cast) -> None:
    assert closed_with(here, consumers_case(here), 0).recovered_yen == 0
    assert closed_with(here, consumers_case(here), None).recovered_yen is None


@pytest.mark.parametrize("yen", [-1, 10_000_000_000])
def test_an_amount_that_nobody_means_is_refused(here: Cast, yen: int) -> None:
    with pytest.raises(AmountOutOfRangeError):
        closed_with(here, consumers_case(here), yen)


def test_only_consumers_get_something_back(here: Cast) -> None:
    with pytest.raises(NotConsumersMatterError):
        closed_with(here, new_case(here), 100)


def test_the_figures_add_it_up(here: Cast) -> None:
    for yen in (280_000, 20_000):
        closed_with(here, consumers_case(here), yen)
    closed_with(here, new_case(here), None)
    figures = figures_of(here.mio, Period(first=TODAY, last=TODAY))
    assert (figures.recovered_total.this, figures.recovered_total.before) == (300_000, 0)
    assert {line.key: line.this for line in figures.recovered if line.this} == {"solved": 300_000}


def test_the_form_takes_full_width_digits_and_says_what_is_no_amount(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = consumers_case(cast)
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/close/"
    page = aoi.send(path, outcome="solved", note="書いたこと", recovered_yen="三万").content.decode()
    assert "金額は、12000 のように数字で入力してください。" in page
    assert "書いたこと" in page
    assert "取り戻した金額" in aoi.send_and_follow(path, outcome="solved", recovered_yen="３０，０００")
    assert "30,000" in desk("mio").get("/staff/figures/").content.decode()
    with use(cast.city):
        assert Case.objects.get(pk=case.pk).recovered_yen == 30_000


def test_a_third_partys_words_name_the_third_party(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        case = new_case(cast)
        told = {"channel": Channel.TELEPHONE, "direction": Direction.INCOMING, "actor": cast.aoi, "at": LATER}
        with pytest.raises(ThirdPartyUnnamedError):
            record_contact(case_id=case.pk, said={StatementKind.THIRD_PARTY: "滞納はない。"}, **told)
    aoi, path = desk("aoi"), f"/staff/cases/{case.pk}/contact/"
    sent = {"channel": "telephone", "direction": "incoming", "third_party": "家賃の滞納はない。"}
    assert "だれの話かを入力してください。" in aoi.send(path, **sent).content.decode()
    assert "第三者の話：大家" in aoi.send_and_follow(path, third_party_name="大家", **sent)
    with use(cast.city):
        assert Statement.objects.get(kind="third_party").speaker == "大家"
