"""Half-written changes of a person: what others changed since stands beside them, and a shield closes them."""

from collections.abc import Callable

import pytest

from case_core.cases.models import Case
from case_core.drafts.states import FormName
from case_core.relations.actions.change_person import change_person
from mannaka_tenancy import use
from tests.case_core.drafts.writing import KEY, saved
from tests.support.browsing import Desk
from tests.support.cases import LATER, new_case
from tests.support.cast import Cast
from tests.support.safety import shielded

DeskOf = Callable[[str], Desk]
STREET = "今治市別宮町1丁目4-1"
MOVED = "西条市明屋敷164"
HALF = {"name": "田中 花子", "name_kana": "タナカ ハナコ", "telephone": "090-1234-5678", "address": STREET}


@pytest.fixture
def case(cast: Cast) -> Case:
    with use(cast.city):
        return new_case(cast)


def begun(cast: Cast, case: Case, **state: str) -> None:
    saved(cast.aoi, form=FormName.PERSON, subject_id=case.pk, texts={**HALF, **state})


@pytest.mark.parametrize("state", [{"seen_edition": "0"}, {}])
def test_what_a_colleague_changed_since_is_not_written_over(
    cast: Cast, case: Case, desk: DeskOf, state: dict[str, str]
) -> None:
    path, aoi = f"/staff/cases/{case.pk}/person/change/", desk("aoi")
    with use(cast.city):
        begun(cast, case, **state)
        change_person(case_id=case.pk, told={"address": MOVED}, seen_edition=0, actor=cast.nagi, at=LATER)

    form = aoi.get(path, draft=str(KEY)).context["form"]
    answer = aoi.send(path, **HALF, seen_edition=form.initial["seen_edition"])

    page = answer.content.decode()
    assert answer.status_code == 200
    assert f"ほかの人が先に「{MOVED}」に変更しました" in page
    assert STREET in page


def test_a_draft_of_somebody_who_is_shielded_since_is_offered_and_opened_no_more(
    cast: Cast, case: Case, desk: DeskOf
) -> None:
    path, aoi = f"/staff/cases/{case.pk}/person/change/", desk("aoi")
    with use(cast.city):
        begun(cast, case)
    assert f"{path}?draft={KEY}" in aoi.get(path).content.decode()

    with use(cast.city):
        shielded(cast, case)

    for page in (path, f"{path}?draft={KEY}", f"/staff/cases/{case.pk}/"):
        shown = aoi.get(page).content.decode()
        assert "?draft=" not in shown
        assert STREET not in shown
