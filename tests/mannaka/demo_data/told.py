"""What is said in a planned year, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import singledispatch

from mannaka.demo_data import deeds


@singledispatch
def texts(deed: deeds.Deed) -> tuple[str, ...]:
    """Return every text of a deed that a reader of the case meets, except copies of another."""
    plain = deeds.Assign | deeds.Acknowledge | deeds.CallDeed | deeds.BreakPromise
    assert isinstance(deed, plain), type(deed)
    return ()


@texts.register
def _(deed: deeds.Open) -> tuple[str, ...]:
    return (deed.title, deed.words)


@texts.register
def _(deed: deeds.Note) -> tuple[str, ...]:
    return tuple(body for _kind, body in deed.said)


@texts.register
def _(deed: deeds.Write) -> tuple[str, ...]:
    return (deed.words,)


@texts.register
def _(deed: deeds.Reply) -> tuple[str, ...]:
    return (deed.words,)


@texts.register
def _(deed: deeds.HandOver) -> tuple[str, ...]:
    return (deed.letter.reason, deed.letter.story, deed.letter.wishes)


@texts.register
def _(deed: deeds.Report) -> tuple[str, ...]:
    return (deed.report, deed.told)


@texts.register(deeds.GrantTime)
@texts.register(deeds.RefuseTime)
def _(deed: deeds.GrantTime | deeds.RefuseTime) -> tuple[str, ...]:
    return (deed.note,)


@texts.register(deeds.AskTime)
@texts.register(deeds.PromiseAnswer)
@texts.register(deeds.Refuse)
@texts.register(deeds.Return)
@texts.register(deeds.Waive)
@texts.register(deeds.Reopen)
def _(
    deed: deeds.AskTime | deeds.PromiseAnswer | deeds.Refuse | deeds.Return | deeds.Waive | deeds.Reopen,
) -> tuple[str, ...]:
    return (deed.reason,)


@texts.register
def _(deed: deeds.Close) -> tuple[str, ...]:
    return (deed.note,)


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text."""
    yield from (sentence.strip() for sentence in text.split("。") if sentence.strip())


def cases_by_sentence(told: Iterable[deeds.Deed]) -> dict[str, set[int]]:
    """Return in which cases each sentence stands."""
    found: dict[str, set[int]] = defaultdict(set)
    for deed in told:
        for text in texts(deed):
            for sentence in sentences(text):
                found[sentence].add(deed.case)
    return found
