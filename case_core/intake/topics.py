"""The topics that a channel offers, at the door where channels look for them."""

from case_core.cases.topics import Topic

__all__ = ["Topic"]
