"""What happened to sections."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEnded:
    """A section has a last day, so open hand-overs to it need another home."""

    section_id: int
