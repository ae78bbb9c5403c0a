"""
What in a text could tell who it is about, found by a dictionary and rules; a person checks every mark.

Pure functions of a text: no model, no settings, nothing kept.
"""

from case_core.knowledge.masking.finding import marks_of
from case_core.knowledge.masking.marks import Mark, MarkKind
from case_core.knowledge.masking.placeholders import masked

__all__ = ["Mark", "MarkKind", "marks_of", "masked"]
