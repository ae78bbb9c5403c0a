"""Answers that fit what somebody asks in their own words, the fittest first: the rarer a word, the more it says."""

from collections.abc import Mapping, Sequence
from math import log
from typing import TYPE_CHECKING, Final

from django.db.models import Case as Choice
from django.db.models import Count, FloatField, Q, Value, When

from case_core.knowledge.models import Article
from case_core.knowledge.querysets import ArticleQuerySet
from case_core.search.folding import fold_text
from case_core.search.lexemes import quoted
from case_core.search.morphemes import Word, words_of
from case_core.search.selectors import synonyms_of
from case_core.search.statements import IndexQuestion

if TYPE_CHECKING:
    from django.db.models.expressions import Combinable

_READ: Final = 1_000  # characters of what is asked
_WORDS: Final = 16
_ENOUGH: Final = 0.25  # of what all words of the question say together
_IN_QUESTION: Final = 2.0  # a word of the question tells more than one of the answer


def likest(found: ArticleQuerySet, asked: str, *, most: int) -> list[Article]:
    """Return those of the answers that fit what is asked, the fittest first; none where nothing does."""
    questions = _questions(asked)
    says = _weights(found, questions)
    if not says:
        return []
    likeness: Combinable = Value(0.0, output_field=FloatField())
    for number, weight in says.items():
        likeness += Choice(
            When(words=IndexQuestion(_in_question(questions[number])), then=Value(weight * _IN_QUESTION)),
            When(words=IndexQuestion(questions[number]), then=Value(weight)),
            default=Value(0.0),
        )
    any_word = IndexQuestion(" | ".join(questions[number] for number in says))
    fitting = found.filter(words=any_word).annotate(likeness=likeness)
    fitting = fitting.filter(likeness__gte=sum(says.values()) * _ENOUGH)
    return list(fitting.order_by("-likeness", "-pk")[:most])


def _questions(asked: str) -> list[str]:
    """Return a question to the index for each word that says something, with the words that mean the same."""
    words = {word.key: word for word in words_of(fold_text(asked[:_READ])) if word.is_content and not word.is_weak}
    chosen = list(words.values())[:_WORDS]
    others = synonyms_of([word.key for word in chosen])
    return [_question(word, others) for word in chosen]


def _question(word: Word, others: Mapping[str, Sequence[str]]) -> str:
    said = [word.key, *word.parts, *(f"s:{meaning}" for meaning in word.meanings)]
    meant = [each.key for other in others.get(word.key, ()) for each in words_of(fold_text(other))]
    return " | ".join(quoted(lexeme) for lexeme in dict.fromkeys([*said, *meant]))


def _in_question(question: str) -> str:
    return " | ".join(f"{lexeme}:A" for lexeme in question.split(" | "))


def _weights(found: ArticleQuerySet, questions: Sequence[str]) -> dict[int, float]:
    """Return how much each question says, by its number; one that no answer has says nothing."""
    if not questions:
        return {}
    has = {f"has_{number}": _count(question) for number, question in enumerate(questions)}
    counted = found.order_by().aggregate(total=Count("pk"), **has)
    total = counted["total"]
    numbers = {number: counted[f"has_{number}"] for number in range(len(questions))}
    return {number: log(1 + total / count) for number, count in numbers.items() if count}


def _count(question: str) -> Count:
    return Count("pk", filter=Q(words=IndexQuestion(question)))
