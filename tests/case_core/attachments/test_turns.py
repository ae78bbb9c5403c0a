"""The course of a case tells of its files."""

from collections.abc import Callable

from case_core.attachments.actions.hold_attachment import hold_attachment
from case_core.attachments.actions.refuse_attachment import refuse_attachment
from case_core.attachments.actions.remove_attachment import remove_attachment
from case_core.attachments.states import Refusal
from case_core.cases.models import Case
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.files import added, checked


def course_of(case: Case) -> list[tuple[str, int | None, str]]:
    """Return the turns of files, oldest first."""
    turns = case.steps.filter(kind__startswith="file_").order_by("pk")
    return list(turns.values_list("kind", "actor_id", "note"))


def test_a_file_that_comes_and_opens_is_told_with_its_name(here: Cast, case: Case) -> None:
    checked(here, case)
    told = "写真.jpg\n督促状"
    assert course_of(case) == [("file_added", here.aoi.user_id, told), ("file_ready", None, told)]


def test_a_refused_file_is_told_with_the_reason(here: Cast, case: Case) -> None:
    refuse_attachment(attachment_id=added(here, case).pk, refusal=Refusal.LOCKED, at=LATER)
    assert course_of(case)[-1] == ("file_refused", None, f"写真.jpg\n督促状\n{Refusal.LOCKED.label}")


def test_a_removed_file_is_told_with_who_and_why(here: Cast, case: Case) -> None:
    file = checked(here, case)
    remove_attachment(attachment_id=file.pk, reason="別の方の書類でした。", actor=here.nagi, at=LATER)
    assert course_of(case)[-1] == ("file_removed", here.nagi.user_id, "写真.jpg\n督促状\n別の方の書類でした。")


def test_a_file_that_waits_on_is_told_once(here: Cast, case: Case) -> None:
    hold_attachment(attachment_id=added(here, case).pk, at=LATER)
    assert [kind for kind, _actor, _note in course_of(case)] == ["file_added"]


def test_the_page_of_the_case_shows_it(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
        checked(cast, case)
    page = desk("aoi").get(f"/staff/cases/{case.pk}/").content.decode()
    for words in ("ファイルを受け取りました（検査待ち）", "ファイルの検査が終わり、開けるようになりました", "写真.jpg"):
        assert words in page
