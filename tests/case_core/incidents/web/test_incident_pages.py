"""The pages of an incident: the record, the head's decision, the answer at intake, and care for staff."""

from collections.abc import Callable

import pytest

from case_core.cases.actions.reply_to_citizen import reply_to_citizen
from case_core.cases.models import Case
from case_core.cases.states import Channel
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, handed_over, new_case
from tests.support.cast import Cast
from tests.support.incidents import ANSWER, FACTS, agreed, care, incident
from tests.support.safety import head_of


@pytest.fixture
def case(cast: Cast) -> Case:
    """Return a case of 田中 花子."""
    with use(cast.city):
        head_of(cast)
        return new_case(cast)


def test_an_incident_is_recorded_decided_and_answered_with_one_voice(case: Case, desk: Callable[[str], Desk]) -> None:
    told = {"happened_at": "2026-01-13T09:30", "place": "窓口2番", "who": "相談した方が職員に", "what": FACTS.what}
    page = desk("aoi").send_and_follow(f"/staff/cases/{case.pk}/incidents/record/", **told, quotes=FACTS.quotes)
    assert FACTS.what in page
    assert "責任者の判断" in page
    assert "/decide/" not in page
    decide = next(
        part.split('"')[0]
        for part in desk("mai").get(f"/staff/cases/{case.pk}/incidents/").content.decode().split('href="')
        if "/decide/" in part.split('"')[0]
    )
    assert desk("aoi").get(decide).status_code == 403

    line = desk("mai").send(decide, decision="one_answer", words="何度も同じ説明を求められたため。")["Location"]
    page = desk("mai").send_and_follow(line, answer=ANSWER, last_day="2026-03-31")

    assert "だれが受けても、こう答えます" in page
    assert ANSWER in page
    assert "決めた対応あり" in desk("nagi").get("/staff/cases/").content.decode()


def test_intake_shows_the_answer_and_the_last_replies_once_the_person_is_chosen(
    cast: Cast, case: Case, desk: Callable[[str], Desk]
) -> None:
    with use(cast.city):
        agreed(cast, case)
        reply_to_citizen(
            case_id=case.pk, body="12月10日のお返事です。", channel=Channel.TELEPHONE, actor=cast.aoi, at=LATER
        )
    assert "data-known-url" in desk("nagi").get("/staff/intake/").content.decode()

    page = desk("nagi").get(f"/staff/incidents/known/{case.party_id}/").content.decode()

    assert ANSWER in page
    assert "12月10日のお返事です。" in page


def test_sections_see_nothing_of_it(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        handover = handed_over(cast, case)
        incident(cast, case)
        agreed(cast, case)
    ren = desk("ren")

    assert ren.get(f"/staff/cases/{case.pk}/incidents/").status_code == 403
    assert ren.get(f"/staff/incidents/known/{case.party_id}/").status_code == 403
    page = ren.get(f"/staff/handovers/{handover.pk}/").content.decode()
    assert FACTS.what not in page
    assert ANSWER not in page


def test_no_page_calls_a_person_anything(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        incident(cast, case)
        agreed(cast, case)
    pages = [f"/staff/cases/{case.pk}/", f"/staff/cases/{case.pk}/incidents/", "/staff/cases/"]

    for path in pages:
        page = desk("nagi").get(path).content.decode()
        for word in ("クレーマー", "要注意人物", "迷惑な人", "ブラックリスト"):
            assert word not in page


def test_two_people_read_what_somebody_who_was_harmed_wrote(
    cast: Cast, case: Case, desk: Callable[[str], Desk]
) -> None:
    with use(cast.city):
        made = incident(cast, case)
        mai = head_of(cast)
    page = desk("aoi").get(f"/staff/incidents/{made.pk}/care/").content.decode()
    assert "あなたの責任ではありません" in page
    desk("aoi").send_and_follow(
        f"/staff/incidents/{made.pk}/care/", wishes=["rest"], note="手がふるえます。", reader=str(mai.pk)
    )

    listed = desk("mai").get("/staff/care/").content.decode()
    path = f"/staff/care/{listed.split('/staff/care/')[-1].split('/')[0]}/"
    assert "手がふるえます。" in desk("mai").get(path).content.decode()
    assert "きょうは休んでください。" in desk("mai").send_and_follow(path, answer="きょうは休んでください。")
    assert "きょうは休んでください。" in desk("aoi").get(path).content.decode()
    for name in ("nagi", "mio", "ren", "sora"):
        assert desk(name).get(path).status_code == 404


def test_what_is_missing_is_said_at_its_field(case: Case, desk: Callable[[str], Desk]) -> None:
    answer = desk("aoi").send(f"/staff/cases/{case.pk}/incidents/record/", happened_at="2026-01-14T09:30", place="窓口")

    page = answer.content.decode()
    assert "関わった人（だれが、だれに）を入力してください。" in page


def test_the_notes_of_one_incident_stand_beside_it(cast: Cast, case: Case, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        care(cast, incident(cast, case))

    assert "あなたが読める連絡" in desk("aoi").get(f"/staff/cases/{case.pk}/incidents/").content.decode()
    assert "あなたが読める連絡" not in desk("nagi").get(f"/staff/cases/{case.pk}/incidents/").content.decode()
