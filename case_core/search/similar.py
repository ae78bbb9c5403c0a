"""Cases that sound like what is being told, and how they ended: the rarer a word that both have, the more it says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import TYPE_CHECKING, Final

from django.db import connection, transaction
from django.db.models import Case as Choice
from django.db.models import FloatField, Value, When

from case_core.cases.models import Case
from case_core.cases.policies import can_work_on_cases
from case_core.cases.selectors import cases_visible_to
from case_core.search.documents import texts_of
from case_core.search.excerpts import Piece, Wanted, excerpt_of
from case_core.search.folding import fold_with_offsets
from case_core.search.lexemes import quoted
from case_core.search.models import SearchEntry
from case_core.search.morphemes import Word, words_of
from case_core.search.statements import IndexQuestion, read_by_index
from mannaka_kit import audit, clock
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

MOST: Final = 5
_READ: Final = 3_000  # characters of what is being told
_WORDS: Final = 10
_NEWEST: Final = 500
_RARE: Final = 0.0005  # the share of cases that a word has of which the database keeps no figure
_EVERYWHERE: Final = 0.2
_ENOUGH: Final = 0.34  # of what the words of the question say together
# How often the database saw each of the commonest lexemes when it last looked at the table.
_SHARES: Final = """
SELECT common.lexeme, common.share FROM pg_stats,
    unnest(most_common_elems::text::text[], most_common_elem_freqs) AS common (lexeme, share)
WHERE schemaname = current_schema() AND tablename = 'search_entry' AND attname = 'words' AND common.lexeme = ANY(%s)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class SimilarCase:
    """A case that sounds like it, the line that does, and how it ended."""

    case: Case
    excerpt: list[Piece]


@transaction.atomic
def similar_cases(viewer: Actor, told: str, *, besides: int | None = None) -> list[SimilarCase]:
    """
    Return up to five cases that sound like what is told, the likest first, and record which were shown.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_work_on_cases(viewer))
    weights = _weights(told)
    if len(weights) < 2:  # noqa: PLR2004 - one word alone is a search
        return []
    cases = _likest(viewer, weights, besides)
    if cases:
        _record(viewer, cases, besides)
    wanted, texts = Wanted(" | ".join(weights)), texts_of([case.pk for case in cases])
    return [SimilarCase(case=case, excerpt=excerpt_of(texts[case.pk], wanted)) for case in cases]


def told_in(case: Case) -> str:
    """Return what a case is about, to look for others like it."""
    return "\n".join([case.title, *texts_of([case.pk])[case.pk]])


def _weights(told: str) -> dict[str, float]:
    """Return the questions for the words that say most, each with how much it says."""
    folded, _ = fold_with_offsets(told[:_READ])
    words = {word.key: word for word in words_of(folded) if _says_something(word)}
    shares = _shares(list(words))
    says = {key: -log(shares.get(key, _RARE)) for key in words if shares.get(key, _RARE) < _EVERYWHERE}
    chosen = sorted(says, key=lambda key: -says[key])[:_WORDS]
    return {_question(words[key]): says[key] for key in chosen}


def _says_something(word: Word) -> bool:
    return word.is_content and not word.is_weak and (len(word.key) > 1 or (word.is_noun and not word.has_kana))


def _question(word: Word) -> str:
    return " | ".join(quoted(lexeme) for lexeme in (word.key, *(f"s:{meaning}" for meaning in word.meanings)))


def _shares(lexemes: Sequence[str]) -> Mapping[str, float]:
    with connection.cursor() as cursor:
        cursor.execute(_SHARES, [list(lexemes)])
        return dict(cursor.fetchall())


def _likest(viewer: Actor, weights: Mapping[str, float], besides: int | None) -> list[Case]:
    read_by_index()
    any_word = IndexQuestion(" | ".join(weights))
    visible = cases_visible_to(viewer).exclude(pk=besides) if besides else cases_visible_to(viewer)
    newest = visible.select_related(None).filter(search_entry__words=any_word).order_by("-pk").values("pk")[:_NEWEST]
    likeness: Combinable = Value(0.0, output_field=FloatField())
    for question, says in weights.items():
        likeness += Choice(When(words=IndexQuestion(question), then=Value(says)), default=Value(0.0))
    enough = sum(weights.values()) * _ENOUGH
    likely = SearchEntry.objects.filter(pk__in=newest).annotate(likeness=likeness).filter(likeness__gte=enough)
    ids = list(likely.order_by("-likeness", "-pk").values_list("pk", flat=True)[:MOST])
    found = {case.pk: case for case in visible.filter(pk__in=ids)}
    return [found[case_id] for case_id in ids]


def _record(viewer: Actor, cases: Sequence[Case], besides: int | None) -> None:
    shown = [case.pk for case in cases]
    audit.record(
        "case.similar_shown",
        actor=viewer,
        target=None,
        at=clock.now(),
        case_id=besides,
        details={"hits": len(shown), "cases": shown},
    )
