"""
`mails`: what becomes of 2,000 mails on their way from a mailbox to what the host is told.

Half of them are made of the words that were held out. `SET=<folder>` judges a stranger's mails instead: every `.eml` of
the folder; where a `.txt` stands beside it, that is what the sender wrote. `MAILS=` and `SEED=` ask for others.
"""

import os
import random
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from mannaka_sdk import InboundEvent, MessageReceived, Opaque
from tests.benchmarks.channels.size import ROUNDS
from tests.benchmarks.report import Samples
from tests.integrations.channels.mail.bench import MailBench, words
from tests.integrations.channels.mail.judged import make
from tests.integrations.channels.mail.judged.parts import Judged
from tests.integrations.channels.mail.judged.words import dice
from tests.integrations.channels.mail.judging import differences

MAILS: Final = int(os.environ.get("MAILS", "2000"))
SEED: Final = int(os.environ.get("SEED", "0"))
_UNREADABLE: Final = "a mail that"
_REPLACED: Final = "\N{REPLACEMENT CHARACTER}"


@dataclass(frozen=True, kw_only=True)
class Found:
    """What became of some mails: the names of those with which something is wrong."""

    lost: list[str]
    stuck: list[str]
    mojibake: list[str]
    n: int


def measure(measured: Mapping[str, Samples]) -> None:
    """Judge as many mails as the issue asks for in each round, with other dice each time; or a stranger's folder."""
    folder = os.environ.get("SET", "")
    for number in range(1 if folder else ROUNDS):
        found = judge_folder(Path(folder)) if folder else judge_generated(seed=SEED + number, count=MAILS)
        for row in ("lost", "stuck", "mojibake"):
            names = getattr(found, row)
            measured[f"mails_{row}"].ours.append(float(len(names)))
            measured[f"mails_{row}"].n += found.n
            sys.stderr.writelines(f"mails {number}: {row}: {name}\n" for name in names[:20])


def judge_generated(*, seed: int, count: int = MAILS) -> Found:
    """Return what became of mails of every shape, half of them of the words that were held out."""
    mails = generated(seed=seed, count=count)
    told = _told({name: judged.raw for name, judged in mails.items()})
    wrong = [
        name for name, judged in mails.items() if differences(judged) or _is_told_otherwise(told.get(name), judged)
    ]
    return _found(told, mails, wrong)


def judge_folder(folder: Path) -> Found:
    """Return what became of the mails of a folder; without a `.txt` a mail is wrong where signs of it were lost."""
    mails = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.eml"))}
    if not mails:
        raise FileNotFoundError(f"{folder} holds no .eml")
    told = _told(mails)
    wrong = [name for name in mails if (event := told.get(name)) and not _is_as_written(event, folder / f"{name}.txt")]
    return _found(told, mails, wrong)


def generated(*, seed: int, count: int) -> dict[str, Judged]:
    """Return so many mails, each shape as often as the others, in any order."""
    names = [
        f"{number}-{make.HALVES[number % 2]}-{make.SHAPES[number // 2 % len(make.SHAPES)].__name__}"
        for number in range(count)
    ]
    random.Random(seed).shuffle(names)  # noqa: S311 - an order, no secret
    shapes = {shape.__name__: shape for shape in make.SHAPES}
    made = {}
    for name in names:
        _number, half, shape = name.split("-")
        made[name] = shapes[shape](dice(half, f"bench {seed} {name}"))
    return made


def _told(mails: Mapping[str, bytes]) -> dict[str, InboundEvent]:
    """Put mails into a mailbox, and return what is told of each."""
    bench = MailBench()
    bench.begin()
    named = {bench.comes(raw).uid: name for name, raw in mails.items()}
    events = bench.told()
    return {named[int(str(each.raw["ref"]).partition(".")[2])]: each for each in events}


def _found(told: Mapping[str, InboundEvent], mails: Mapping[str, object], wrong: list[str]) -> Found:
    stuck = [
        name for name, each in told.items() if isinstance(each.body, Opaque) and each.body.what.startswith(_UNREADABLE)
    ]
    return Found(lost=sorted(set(mails) - set(told)), stuck=stuck, mojibake=wrong, n=len(mails))


def _is_told_otherwise(event: InboundEvent | None, judged: Judged) -> bool:
    """Tell whether the host is told other words than the sender's; of a report it is told none."""
    if event is None or judged.said.kind == "bounce" or not judged.said.fresh:
        return False
    return words(event) != judged.said.fresh


def _is_as_written(event: InboundEvent, expected: Path) -> bool:
    if expected.exists():
        return words(event).strip() == expected.read_text(encoding="utf-8").strip()
    return not isinstance(event.body, MessageReceived) or _REPLACED not in words(event)
