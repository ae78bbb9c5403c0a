"""
Verify an exported chain against checkpoints that lie outside. Needs neither Django nor a database.

A chain checked by its own keeper proves little: what counts are the checkpoints, which somebody else keeps.
"""

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from mannaka_kit.audit.chain import CHECKPOINT_FORMAT, EXPORT_FORMAT, canonical, checkpoint_message, genesis

_MOST_FINDINGS = 100
_CHECKPOINT_FIELDS = {"format", "city", "seq", "hash", "at", "signature"}
_LINK = re.compile(
    rb'\{"entry":(\{.*\}),"hash":"([0-9a-f]{64})","kind":"link","previous":"([0-9a-f]{64})","seq":([1-9][0-9]{0,17})\}\n'
)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was written: a code, and the place in the chain."""

    code: str
    seq: int | None = None
    line: int | None = None


@dataclass(slots=True)
class Report:
    """What the verifier saw."""

    entries: int = 0
    checkpoints: int = 0
    last_checkpoint: int = 0
    findings: list[Finding] = field(default_factory=list)

    @property
    def ok(self) -> bool:
        """Tell whether nothing was found."""
        return not self.findings

    def add(self, code: str, *, seq: int | None = None, line: int | None = None) -> None:
        """Note a finding; the first hundred are enough."""
        if len(self.findings) < _MOST_FINDINGS:
            self.findings.append(Finding(code, seq, line))


class _BrokenError(Exception):
    """The rest of the file cannot be judged."""


def verify_export(export: Path, checkpoints: Path, public_key: str) -> Report:
    """
    Report every flip, gap, reordering, truncation and fork of an export, judged by the checkpoints kept outside.

    `checkpoints` is the folder that was handed out, or the part of it that belongs to the city; copy it before you
    export, since a checkpoint that is newer than the export looks like a truncation.
    """
    report = Report()
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
    try:
        with export.open("rb") as file:
            _Verifier(report, key, checkpoints).run(file)
    except _BrokenError:
        pass
    return report


class _Verifier:
    """Walks once through the file; what it must remember is the head and the checkpoints."""

    def __init__(self, report: Report, key: Ed25519PublicKey, folder: Path) -> None:
        self.report = report
        self.key = key
        self.folder = folder
        self.city = ""
        self.seq = 0
        self.head = ""
        self.outside: dict[int, dict[str, Any]] = {}
        self.listed: set[int] = set()

    def run(self, lines: Iterator[bytes]) -> None:
        self._begin(next(lines, b""))
        self.outside = self._read_outside()
        rest = self._links(lines)
        self._checkpoints_and_end(rest, lines)
        self._compare_outside()

    def _begin(self, line: bytes) -> None:
        values = _parse(line)
        if set(values) != {"city", "format", "kind"} or values["kind"] != "begin" or values["format"] != EXPORT_FORMAT:
            raise self._broken("not_an_export", line=1)
        self.city = str(values["city"])
        self.head = genesis(self.city)

    def _links(self, lines: Iterator[bytes]) -> bytes:
        """Follow the chain to its end and return the first line after it."""
        head, sha256 = self.head, hashlib.sha256
        for seq, line in enumerate(lines, start=1):
            match = _LINK.fullmatch(line)
            if match is None:
                self.seq, self.head = seq - 1, head
                return line
            entry, written, previous, number = match.groups()
            if int(number) != seq:
                raise self._broken("gap_or_reordered", seq=seq)
            found = sha256(b"%b|%d|%b" % (head.encode(), seq, entry)).hexdigest()
            if previous.decode() != head or written.decode() != found:
                raise self._broken("altered", seq=seq)
            head = found
            self.report.entries = seq
            if seq in self.outside and self.outside[seq]["hash"] != head:
                self.report.add("fork", seq=seq)
        raise self._broken("broken_or_cut_off", seq=self.report.entries)

    def _checkpoints_and_end(self, line: bytes, lines: Iterator[bytes]) -> None:
        while (values := _parse(line)).get("kind") == "checkpoint":
            self._listed_checkpoint(values)
            line = next(lines, b"")
        if values != {"hash": self.head, "kind": "end", "links": self.seq}:
            self.report.add("broken_or_cut_off", seq=self.seq)
        if next(lines, None) is not None:
            self.report.add("more_after_the_end", seq=self.seq)

    def _listed_checkpoint(self, values: dict[str, Any]) -> None:
        values = {name: value for name, value in values.items() if name != "kind"}
        if not self._is_signed(values):
            raise self._broken("bad_signature", seq=self.seq)
        seq = values["seq"]
        if seq in self.listed or (self.listed and seq < max(self.listed)):
            self.report.add("checkpoints_reordered", seq=seq)
        self.listed.add(seq)
        if self.outside.get(seq) != values:
            self.report.add("checkpoint_not_outside" if seq not in self.outside else "fork", seq=seq)

    def _compare_outside(self) -> None:
        """What was signed must be there still."""
        for seq in sorted(self.outside):
            if seq > self.seq:
                self.report.add("truncated", seq=seq)
            elif seq not in self.listed:
                self.report.add("checkpoint_dropped", seq=seq)
        self.report.checkpoints = len(self.outside)
        self.report.last_checkpoint = max((seq for seq in self.outside if seq <= self.seq), default=0)

    def _read_outside(self) -> dict[int, dict[str, Any]]:
        own = self.folder / self.city
        found: dict[int, dict[str, Any]] = {}
        for path in sorted((own if own.is_dir() else self.folder).rglob("*.json")):
            values = _parse(path.read_bytes())
            if not self._is_signed(values):
                self.report.add("bad_checkpoint_file")
            elif found.setdefault(values["seq"], values)["hash"] != values["hash"]:
                self.report.add("fork", seq=values["seq"])
        return found

    def _is_signed(self, values: dict[str, Any]) -> bool:
        if set(values) != _CHECKPOINT_FIELDS or values["format"] != CHECKPOINT_FORMAT or values["city"] != self.city:
            return False
        message = checkpoint_message(self.city, values["seq"], values["hash"], values["at"])
        try:
            signature = base64.b64decode(values["signature"], validate=True)
            self.key.verify(signature, message)
        except (binascii.Error, InvalidSignature, ValueError, TypeError):
            return False
        # Base64 has spare bits: only the one proper spelling counts.
        return bool(base64.b64encode(signature).decode() == values["signature"])

    def _broken(self, code: str, *, seq: int | None = None, line: int | None = None) -> _BrokenError:
        self.report.add(code, seq=seq, line=line)
        return _BrokenError(code)


def _parse(line: bytes) -> dict[str, Any]:
    """Return the values of a line that is written in the one proper way, else nothing."""
    try:
        values = json.loads(line)
        proper = isinstance(values, dict) and (canonical(values) + "\n").encode() == line
    except ValueError:
        return {}
    return values if proper else {}
