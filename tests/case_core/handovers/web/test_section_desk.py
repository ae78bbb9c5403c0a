from collections.abc import Callable
from dataclasses import replace

import pytest

from case_core.cases.actions.record_contact import record_contact
from case_core.cases.models import Case
from case_core.cases.states import Channel, Direction, StatementKind
from case_core.handovers.actions.waive_handover import waive_handover
from case_core.handovers.models import Handover
from case_core.handovers.states import Consent
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, LETTER, acknowledged, handed_over, new_case
from tests.support.cast import TODAY, Cast
from tests.support.memory import remembered

DeskOf = Callable[[str], Desk]


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


@pytest.fixture
def handover(cast: Cast, case: Case) -> Handover:
    with use(cast.city):
        return handed_over(cast, case)


def url(handover: Handover, path: str = "") -> str:
    return f"/staff/handovers/{handover.pk}/{path}"


def test_the_section_reads_the_letter_and_nothing_else_of_the_case(
    handover: Handover, case: Case, cast: Cast, desk: DeskOf
) -> None:
    with use(cast.city):
        record_contact(
            case_id=case.pk,
            channel=Channel.TELEPHONE,
            direction=Direction.INCOMING,
            said={StatementKind.WORDS: "別の悩み", StatementKind.ASSESSMENT: "見立て"},
            actor=cast.aoi,
            at=LATER,
        )
    page = desk("ren").get(url(handover)).content.decode()
    for words in ("去年の9月に転居した。", "きょう中に電話がほしい", "台帳の住所の確認"):
        assert words in page
    for words in ("田中 花子", "tel:09012345678"):
        assert words in page
    for words in ("別の悩み", "見立て", "督促状だけが来て"):
        assert words not in page
    with use(cast.city):
        assert remembered("handover.read") == [("section_staff", case.pk, "done")]


def test_without_consent_the_section_learns_neither_name_nor_number(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        quiet = handed_over(cast, case, letter=replace(LETTER, consent=Consent.WITHHELD))
    page = desk("ren").get(url(quiet)).content.decode()
    assert "渡されていません" in page
    assert "田中" not in page
    assert "09012345678" not in page


@pytest.mark.parametrize("path", ["", "report/", "return/"])
@pytest.mark.parametrize(("name", "status"), [("yui", 404), ("aoi", 403), ("mio", 403), ("sora", 403)])
def test_nobody_else_opens_it(handover: Handover, desk: DeskOf, name: str, status: int, path: str) -> None:
    assert desk(name).get(url(handover, path)).status_code == status


@pytest.mark.parametrize(("name", "status"), [("yui", 404), ("aoi", 403), ("mio", 403), ("sora", 403)])
@pytest.mark.parametrize("path", ["acknowledge/", "report/", "return/"])
def test_nobody_else_answers_it(handover: Handover, desk: DeskOf, name: str, status: int, path: str) -> None:
    assert desk(name).send(url(handover, path), report="x", result="done", reason="x").status_code == status


def test_a_second_acknowledgement_is_told_so(handover: Handover, desk: DeskOf) -> None:
    ren = desk("ren")
    assert "受け取りました。" in ren.send_and_follow(url(handover, "acknowledge/"))
    assert "すでに受け取られています" in ren.send_and_follow(url(handover, "acknowledge/"))


def test_an_answer_before_the_acknowledgement_keeps_its_words(handover: Handover, desk: DeskOf) -> None:
    page = desk("ren").send(url(handover, "report/"), result="done", report="長い回答").content.decode()
    assert "先に「受け取りました」を押して" in page
    assert "長い回答" in page


def test_an_answer_after_the_waiver_is_refused_and_keeps_its_words(case: Case, cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        given = acknowledged(cast, case)
        waive_handover(handover_id=given.pk, reason="解決", actor=cast.aoi, at=LATER)
    page = desk("ren").send(url(given, "report/"), result="done", report="長い回答").content.decode()
    assert "この引き継ぎはすでに終わっています" in page
    assert "長い回答" in page


def test_a_return_without_a_reason_is_said_at_its_field(handover: Handover, desk: DeskOf) -> None:
    page = desk("ren").send(url(handover, "return/"), reason="")
    assert "reason" in page.context["form"].errors


def test_a_returned_matter_shows_its_reason_to_the_centre(handover: Handover, case: Case, desk: DeskOf) -> None:
    desk("ren").send_and_follow(url(handover, "return/"), reason="国税のため", superior="課長 大野")
    page = desk("aoi").get(f"/staff/cases/{case.pk}/").content.decode()
    for words in ("国税のため", "課長 大野", "差し戻しあり", "差し戻し 1回"):
        assert words in page


@pytest.mark.parametrize(("view", "rows"), [("open", 2), ("new", 1), ("due", 1), ("ended", 0), ("x", 2)])
def test_the_desk_lists_what_waits(cast: Cast, desk: DeskOf, view: str, rows: int) -> None:
    with use(cast.city):
        handed_over(cast, new_case(cast), due_on=TODAY)
        acknowledged(cast, new_case(cast))
    assert len(desk("ren").get("/staff/handovers/", view=view).context["rows"]) == rows


def test_the_form_offers_the_persons_words_and_the_day(case: Case, desk: DeskOf) -> None:
    form = desk("aoi").get(f"/staff/handovers/send/{case.pk}/").context["form"]
    assert form["story"].value() == "住民税の通知が届かない。督促状だけが来て困っている。"
    assert form["due_on"].value() is None
    assert "1月20日（火）" in form.fields["due_on"].help_text


def test_a_second_hand_over_to_the_section_is_said_at_its_field(
    handover: Handover, case: Case, cast: Cast, desk: DeskOf
) -> None:
    page = desk("aoi").send(
        f"/staff/handovers/send/{case.pk}/",
        section=cast.tax.pk,
        reason="もう一度",
        story="同じ話",
        consent="spoken",
        due_on="2026-01-20",
    )
    assert page.context["form"].errors["section"] == [
        "この課には、すでに引き継いでいます。回答が届いてから、もう一度引き継いでください。"
    ]


def test_the_centres_reading_is_recorded_too(handover: Handover, case: Case, cast: Cast, desk: DeskOf) -> None:
    desk("aoi").get(url(handover, "waive/"))
    with use(cast.city):
        assert remembered("handover.read") == [("centre_staff", case.pk, "done")]


def test_the_centre_waives_with_a_reason(handover: Handover, case: Case, desk: DeskOf) -> None:
    assert "reason" in desk("aoi").send(url(handover, "waive/"), reason="").context["form"].errors
    assert "本人が解決した" in desk("aoi").send_and_follow(url(handover, "waive/"), reason="本人が解決した")


@pytest.mark.parametrize("name", ["ren", "mio", "sora"])
def test_only_the_centre_sends_and_waives(handover: Handover, case: Case, desk: DeskOf, name: str) -> None:
    assert desk(name).get(url(handover, "waive/")).status_code == 403
    assert desk(name).get(f"/staff/handovers/send/{case.pk}/").status_code == 403
