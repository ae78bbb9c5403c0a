"""Strange input: what services, networks and attackers send sooner or later."""

import json
from typing import Any, Final, TypeVar

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

FAMILY: Final = "\u200d".join("👨👩👧👦")
"""Four people, seven code points, one character to the reader."""
CHARACTERS: Final = (
    "①髙﨑",
    "𠮷野家",
    "辻\U000e0100さん",
    "が・ガ・ｶﾞ",
    f"{FAMILY}と\U0001f1ef\U0001f1f5、\U0001f44d\U0001f3fd",
    "שלום مرحبا",
    "一行目\n二行目\n",
    "  前後の空白  ",
    "<b>&amp;</b> {{ x }} %s",
    "\\u0000 と言う文字",
)
"""Texts that get lost in careless programs."""

T = TypeVar("T")
_GATE: Final = settings(
    max_examples=60,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
"""A gate gives the same answer every time: examples are not random from run to run."""

any_bytes: Final = st.binary(max_size=512)
any_header: Final = st.text(max_size=120)
any_text: Final = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=200).filter(
    str.strip
)
_JUNK: Final = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.just([]),
    st.just({}),
    st.lists(st.integers(), max_size=3),
)


def for_each(strategy: st.SearchStrategy[T], examine: Any) -> None:
    """Run a function with sixty values of a strategy; the first that fails is told as small as it can be."""

    @_GATE
    @given(strategy)
    def examine_one(value: T) -> None:
        examine(value)

    examine_one()


def mutations_of(body: bytes) -> st.SearchStrategy[bytes]:
    """Return bodies with something missing, changed or cut off."""
    cut = st.integers(min_value=0, max_value=max(len(body) - 1, 0)).map(lambda end: body[:end])
    try:
        value = json.loads(body)
    except ValueError:
        return cut
    changed = st.tuples(st.sampled_from(_paths(value)), _JUNK, st.booleans()).map(lambda each: _changed(value, *each))
    return st.one_of(cut, changed, _JUNK.map(lambda junk: json.dumps(junk).encode()))


def _paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Return the way to every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path, *(deeper for key, each in inner for deeper in _paths(each, (*path, key)))]


def _changed(value: Any, path: tuple[Any, ...], junk: Any, is_removed: bool) -> bytes:  # noqa: FBT001 - drawn, not passed
    if not path:
        return json.dumps(junk).encode()
    copy = json.loads(json.dumps(value))
    owner = copy
    for key in path[:-1]:
        owner = owner[key]
    if is_removed:
        del owner[path[-1]]
    else:
        owner[path[-1]] = junk
    return json.dumps(copy).encode()
