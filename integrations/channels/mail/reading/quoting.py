"""What a sender repeats of an earlier mail: told apart for folding, never left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_MARKED: Final = re.compile(r"^\s{0,3}[>＞]")
_INTRODUCED: Final = re.compile(
    r"^(?:"
    r"20\d\d年.{0,60}[<＜].{3,}@.{3,}[>＞].{0,12}[:：]?"  # Gmail and Apple, Japanese
    r"|20\d\d[-/]\d{1,2}[-/]\d{1,2}.{0,80}[:：]"
    r"|On .{6,120}wrote:"
    r"|.{0,80}(?:さん|様|氏)?(?:は|が)書きました[:：。]?"
    r")\s*$"
)
_REST_IS_OLD: Final = re.compile(
    r"^\s*(?:-{2,}\s*(?:Original Message|元のメッセージ|元のメール|Original Appointment|引用)\s*-{2,}|_{20,})\s*$",
    re.IGNORECASE,
)
_OLD_HEADER: Final = re.compile(r"^\s*(?:差出人|From|送信者|送信元)\s*[:：].*@", re.IGNORECASE)
_OTHER_HEADER: Final = re.compile(
    r"^\s*(?:送信日時|送信日|日時|Sent|Date|宛先|To|件名|Subject|Cc)\s*[:：]", re.IGNORECASE
)
_FORWARDED: Final = re.compile(
    r"^\s*(?:-{2,}\s*(?:Forwarded message|転送(?:された)?メッセージ|転送メール)|転送されたメール$)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Passage:
    """Some lines of a mail."""

    text: str
    is_quoted: bool = False


def passages_of(text: str) -> tuple[Passage, ...]:
    """Return a text in passages of the sender's own words and of what they repeat; joined they are all its lines."""
    lines = text.split("\n")
    marks = _marks(lines)
    groups: list[tuple[bool, list[str]]] = []
    for line, is_quoted in zip(lines, marks, strict=True):
        if not groups or groups[-1][0] != is_quoted:
            groups.append((is_quoted, []))
        groups[-1][1].append(line)
    found = (Passage(text=trimmed("\n".join(each)), is_quoted=is_quoted) for is_quoted, each in groups)
    return tuple(each for each in found if each.text)


def trimmed(text: str) -> str:
    """Return a text without empty lines around it and without spaces at the ends of its lines."""
    return "\n".join(line.rstrip(" \t\r\u3000") for line in text.split("\n")).strip("\n")


def _marks(lines: Sequence[str]) -> list[bool]:
    marks: list[bool] = []
    is_old = False
    for at, line in enumerate(lines):
        if not is_old and _FORWARDED.match(line):
            return marks + [bool(_MARKED.match(each)) for each in lines[at:]]
        is_old = is_old or _begins_the_old(lines, at)
        marks.append(is_old or bool(_MARKED.match(line)) or _introduces(lines, at))
    return _with_gaps(lines, marks)


def _begins_the_old(lines: Sequence[str], at: int) -> bool:
    """Tell whether everything from a line on is an earlier mail."""
    if _REST_IS_OLD.match(lines[at]):
        return any(each.strip() for each in lines[at + 1 :])
    return bool(_OLD_HEADER.match(lines[at])) and any(_OTHER_HEADER.match(each) for each in lines[at + 1 : at + 3])


def _introduces(lines: Sequence[str], at: int) -> bool:
    """Tell whether a line introduces what is marked below it."""
    below = [each for each in lines[at + 1 : at + 4] if each.strip()]
    return bool(_INTRODUCED.match(lines[at])) and bool(below) and bool(_MARKED.match(below[0]))


def _with_gaps(lines: Sequence[str], marks: list[bool]) -> list[bool]:
    """Count empty lines between two marked ones as marked."""
    filled = list(marks)
    for at, line in enumerate(lines):
        if not line.strip() and at and filled[at - 1]:
            below = next((mark for each, mark in zip(lines[at:], marks[at:], strict=True) if each.strip()), False)
            filled[at] = below
    return filled
