import pytest

from case_core.search.actions.add_synonyms import add_synonyms
from case_core.search.errors import TooFewWordsError, TooManyWordsError, WordTakenError, WordTooLongError
from case_core.search.models import SynonymGroup
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import AnticipatedError, NotAllowedError
from tests.support.cases import AT
from tests.support.cast import Cast


def test_words_are_kept_as_they_are_shown_and_as_they_are_compared(here: Cast) -> None:
    group = add_synonyms(words=["はーばりー", " Ｍ・センター "], actor=here.mio, at=AT)

    assert group.words == ["はーばりー", "Ｍ・センター"]
    assert group.keys == ["はーばりー", "mセンター"]
    assert group.changed_by_id == here.mio.user_id
    assert Entry.objects.filter(action="synonyms.added", target_id=str(group.pk)).exists()


@pytest.mark.parametrize(
    ("words", "error"),
    [
        ([], TooFewWordsError),
        (["はーばりー"], TooFewWordsError),
        (["DV室", "ＤＶ室"], TooFewWordsError),
        ([f"言葉{number}" for number in range(21)], TooManyWordsError),
        (["はーばりー", "長" * 51], WordTooLongError),
        (["はーばりー", "ゴミ"], WordTakenError),
    ],
)
def test_what_is_no_group_is_said_at_the_field(here: Cast, words: list[str], error: type[AnticipatedError]) -> None:
    before = SynonymGroup.objects.count()
    with pytest.raises(error) as raised:
        add_synonyms(words=words, actor=here.mio, at=AT)
    assert raised.value.field == "words"
    assert SynonymGroup.objects.count() == before


def test_only_administrators_edit_the_list(here: Cast) -> None:
    for name in ("aoi", "ren", "sora"):
        with pytest.raises(NotAllowedError):
            add_synonyms(words=["はーばりー", "みなと交流センター"], actor=here.actors[name], at=AT)
