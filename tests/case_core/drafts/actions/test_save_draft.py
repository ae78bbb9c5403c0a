import pytest
from django.db import connection

from case_core.drafts.actions.discard_draft import discard_draft
from case_core.drafts.actions.save_draft import MOST
from case_core.drafts.errors import (
    DraftGoneError,
    DraftNotFoundError,
    DraftRewrittenError,
    DraftTooLongError,
    DraftUnreadableError,
    TooManyDraftsError,
)
from case_core.drafts.models import Draft
from case_core.drafts.selectors import draft_for, texts_of
from case_core.drafts.states import FormName
from case_core.drafts.texts import LONGEST
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.case_core.drafts.writing import KEY, OTHER_PAGE, WORDS, another_key, saved
from tests.support.cases import AT, LATER
from tests.support.cast import Cast
from tests.support.memory import remembered


def test_what_is_written_comes_back_whole(here: Cast) -> None:
    saved(here.aoi)
    draft = draft_for(here.aoi, KEY)
    assert texts_of(draft) == WORDS
    assert (draft.version, draft.started_at, draft.saved_at) == (1, AT, AT)


def test_a_page_saves_again_and_again_and_the_start_stays(here: Cast) -> None:
    saved(here.aoi)
    draft = saved(here.aoi, seen=1, texts={"matter": "もっと長く"}, at=LATER)
    assert (draft.version, draft.started_at, draft.saved_at) == (2, AT, LATER)
    assert texts_of(draft) == {"matter": "もっと長く"}


def test_only_the_beginning_stands_in_the_audit(here: Cast) -> None:
    for seen in range(3):
        saved(here.aoi, seen=seen)
    assert remembered("draft.started") == [("centre_staff", None, "done")]


def test_the_words_are_not_readable_in_the_database(here: Cast) -> None:
    saved(here.aoi)
    with connection.cursor() as cursor:
        cursor.execute("SELECT draft::text FROM draft")
        row = cursor.fetchone()[0]
    assert str(KEY) in row
    assert not any(word in row for word in ("布団", "田中"))


def test_another_page_of_the_same_draft_overwrites_nothing(here: Cast) -> None:
    saved(here.aoi)
    saved(here.aoi, seen=1, page=OTHER_PAGE, texts={"matter": "別の画面"})
    with pytest.raises(DraftRewrittenError):
        saved(here.aoi, seen=1, texts={"matter": "この画面"})
    assert texts_of(draft_for(here.aoi, KEY)) == {"matter": "別の画面"}


def test_two_pages_that_begin_with_one_key_are_told(here: Cast) -> None:
    saved(here.aoi)
    with pytest.raises(DraftRewrittenError):
        saved(here.aoi, page=OTHER_PAGE)


def test_a_page_whose_answer_was_lost_goes_on(here: Cast) -> None:
    saved(here.aoi)
    assert saved(here.aoi, seen=0, texts={"matter": "続き"}).version == 2


def test_a_draft_that_is_gone_does_not_come_back_under_its_key(here: Cast) -> None:
    saved(here.aoi)
    discard_draft(key=KEY, actor=here.aoi, at=AT)
    with pytest.raises(DraftGoneError):
        saved(here.aoi, seen=1)
    assert not Draft.objects.exists()


def test_a_colleagues_key_is_no_key(here: Cast) -> None:
    saved(here.aoi)
    with pytest.raises(DraftNotFoundError):
        saved(here.nagi, seen=1)
    assert texts_of(draft_for(here.aoi, KEY)) == WORDS


def test_a_draft_stays_with_its_form_and_case(here: Cast) -> None:
    saved(here.aoi, form=FormName.REPLY, subject_id=1)
    with pytest.raises(DraftNotFoundError):
        saved(here.aoi, form=FormName.REPLY, subject_id=2, seen=1)
    with pytest.raises(DraftNotFoundError):
        saved(here.aoi, form=FormName.CLOSE, subject_id=1, seen=1)


@pytest.mark.parametrize(
    ("name", "form"), [("mio", FormName.INTAKE), ("ren", FormName.REPLY), ("aoi", FormName.REPORT)]
)
def test_nobody_keeps_a_draft_of_a_form_that_is_not_theirs(here: Cast, name: str, form: FormName) -> None:
    with pytest.raises(NotAllowedError):
        saved(here.actors[name], form=form, subject_id=None if form == FormName.INTAKE else 1)


def test_fifty_drafts_are_enough(here: Cast) -> None:
    for _number in range(MOST):
        saved(here.aoi, key=another_key())
    with pytest.raises(TooManyDraftsError):
        saved(here.aoi, key=another_key())
    assert Draft.objects.count() == MOST


@pytest.mark.parametrize(
    ("texts", "error"),
    [
        ({"matter": "あ" * (LONGEST + 1)}, DraftTooLongError),
        ({f"field{number}": "" for number in range(61)}, DraftTooLongError),
        ({"matter": "\x00"}, DraftUnreadableError),
        ({"Matter!": "あ"}, DraftUnreadableError),
    ],
)
def test_what_no_form_holds_is_refused_in_words(here: Cast, texts: dict[str, str], error: type[Exception]) -> None:
    with pytest.raises(error):
        saved(here.aoi, texts=texts)
    assert not Draft.objects.exists()


def test_the_longest_text_is_kept(here: Cast) -> None:
    long = {"matter": "𠮷" * (LONGEST - 1)}
    saved(here.aoi, texts=long)
    assert texts_of(draft_for(here.aoi, KEY)) == long


def test_twin_keys_are_two_drafts(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        saved(cast.aoi, texts={"matter": "今治"})
    with use(saijo_cast.city):
        with pytest.raises(DraftNotFoundError):
            draft_for(saijo_cast.aoi, KEY)
        saved(saijo_cast.aoi, texts={"matter": "西条"})
        assert texts_of(draft_for(saijo_cast.aoi, KEY)) == {"matter": "西条"}
    with use(cast.city):
        assert texts_of(draft_for(cast.aoi, KEY)) == {"matter": "今治"}
