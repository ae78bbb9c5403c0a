import pytest

from case_core.drafts.actions.discard_draft import discard_draft
from case_core.drafts.errors import DraftNotFoundError
from case_core.drafts.models import Draft
from tests.case_core.drafts.writing import KEY, saved
from tests.support.cases import AT
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_a_discarded_draft_is_gone_and_remembered(here: Cast) -> None:
    saved(here.aoi)
    discard_draft(key=KEY, actor=here.aoi, at=AT)
    assert not Draft.objects.exists()
    assert remembered("draft.discarded") == [("centre_staff", None, "done")]


def test_nobody_discards_a_colleagues_draft(here: Cast) -> None:
    saved(here.aoi)
    with pytest.raises(DraftNotFoundError):
        discard_draft(key=KEY, actor=here.nagi, at=AT)
    assert Draft.objects.exists()
