"""What has happened to the troubles of a case: ids only."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class TroublesTicked:
    """Somebody ticked what troubles the people of a case."""

    case_id: int
