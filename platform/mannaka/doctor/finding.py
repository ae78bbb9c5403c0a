"""What a check found."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: where, what, and what to do."""

    setting: str
    problem: str
    mend: str
    # A broker that is away for a minute is worth a word, but no reason to keep a city's pages closed.
    stops_start: bool = True

    def __str__(self) -> str:
        return f"{self.setting}: {self.problem} {self.mend}"


class UnwellError(Exception):
    """The installation may not start as it is."""

    def __init__(self, findings: list[Finding]) -> None:
        self.findings = findings
        super().__init__("\n".join(str(finding) for finding in findings))
