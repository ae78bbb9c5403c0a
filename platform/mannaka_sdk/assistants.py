"""The kind `assistant`: texts are drafted for a person to check. Nothing of it is ever sent or kept unread."""

from enum import StrEnum, unique
from typing import Protocol

from pydantic import Field

from mannaka_sdk.base import Model
from mannaka_sdk.context import Context
from mannaka_sdk.plugin import ConfigT_contra, Plugin, SecretsT_contra


@unique
class AssistantTask(StrEnum):
    """What a text is wanted for."""

    SUMMARISE = "summarise"
    """Say it shorter."""
    DRAFT_REPLY = "draft_reply"
    """Propose an answer."""
    PLAIN_WORDS = "plain_words"
    """Say it in plain Japanese (やさしい日本語)."""
    TRANSLATE = "translate"
    """Say it in another language."""


class AssistantRequest(Model):
    """What an assistant is asked. The host has taken out names, addresses and numbers."""

    task: AssistantTask
    """What is wanted."""
    text: str = Field(min_length=1, repr=False)
    """The text, with its names taken out."""
    language: str = Field(default="ja", pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$")
    """The language of the answer: a BCP 47 tag."""
    max_length: int = Field(default=2000, ge=1)
    """The longest answer, in code points."""


class AssistantDraft(Model):
    """A proposal that a person reads before anything is done with it."""

    text: str = Field(repr=False)
    """What is proposed."""
    model: str = Field(min_length=1)
    """Who or what wrote it, with its version, for the record."""


class Assistant(Plugin[ConfigT_contra, SecretsT_contra], Protocol[ConfigT_contra, SecretsT_contra]):
    """A service that proposes texts."""

    async def propose(self, ctx: Context[ConfigT_contra, SecretsT_contra], request: AssistantRequest) -> AssistantDraft:
        """
        Propose a text.

        :raises PluginError: the one that tells the host what to do next.
        """
        ...
