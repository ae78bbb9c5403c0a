"""What a group of words must be."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext

from case_core.search.errors import TooFewWordsError, TooManyWordsError, WordTakenError, WordTooLongError
from case_core.search.folding import key_of
from case_core.search.models import SynonymGroup

MOST: Final = 20
LONGEST: Final = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Words that mean the same, each once, as they are shown and as they are compared."""

    shown: list[str]
    keys: list[str]


def require_words(told: Sequence[str], *, besides: int | None = None) -> Words:
    """
    Return the words if they can be a group.

    :raises TooFewWordsError: there are not two.
    :raises TooManyWordsError: there are more than twenty.
    :raises WordTooLongError: one of them is longer than fifty characters.
    :raises WordTakenError: one of them is in another group.
    """
    words = {key_of(word): word for word in reversed([word.strip() for word in told]) if key_of(word)}
    keys = list(reversed(words))
    if len(keys) < 2:  # noqa: PLR2004 - that is what "the same" needs
        raise TooFewWordsError(field="words")
    if len(keys) > MOST:
        raise TooManyWordsError(field="words")
    if any(len(key) > LONGEST or len(words[key]) > LONGEST for key in keys):
        raise WordTooLongError(field="words")
    _require_free(keys, besides)
    return Words(shown=[words[key] for key in keys], keys=keys)


def _require_free(keys: Sequence[str], besides: int | None) -> None:
    groups = SynonymGroup.objects.filter(keys__overlap=list(keys))
    others = [group for group in groups if group.pk != besides]
    taken = [word for group in others for word, key in zip(group.words, group.keys, strict=True) if key in keys]
    if taken:
        sentence = gettext("「%(word)s」は、ほかの組にもうあります。その組に書き足してください。")
        raise WordTakenError(sentence % {"word": taken[0]}, field="words")
