"""Files of cases, and words that mean the same, as the world holds them."""

from typing import Any

from case_core.search.actions.add_synonyms import add_synonyms
from mannaka_kit import clock
from tests.case_core.attachments import samples
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.files import checked


def files_and_words(cast: Cast, word: str, label: str) -> dict[str, Any]:
    """Make one of each."""
    letter = checked(cast, new_case(cast, body=word), name=f"{word}.pdf", content=samples.pdf(1), note=word)
    group = add_synonyms(words=[f"{word}{label}", f"{label}{word}"], actor=cast.mio, at=clock.now())
    return {"attachment_id": letter.pk, "group_id": group.pk}
