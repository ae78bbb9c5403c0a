"""
What a vendor writes whose plugin opens connections: the service's side of one, in memory.

Bytes come in, bytes go out; no socket, no thread. It needs no test tools, so that a demo can run it, too.
"""

from abc import ABC, abstractmethod

from mannaka_sdk.simulation import Refusal


class LineServer(ABC):
    """The service's side of one connection."""

    acts: int = 0
    """How many lasting things it did: a message that was taken counts, a question that was answered does not."""
    is_over: bool = False
    """Whether it hung up."""

    @abstractmethod
    def greet(self) -> bytes:
        """Return what it says first."""

    @abstractmethod
    def hear(self, data: bytes) -> bytes:
        """Take some bytes, which may end anywhere, and return the answer."""

    def tell(self) -> bytes:
        """Return what it has to say by itself since it was last asked, such as that a mail came."""
        return b""


class AnswersLines(ABC):
    """What a simulator has whose service is reached by connections."""

    @abstractmethod
    def answer(self, host: str, port: int, refusal: Refusal | None) -> LineServer:
        """Return the service's side of a new connection, and how it refuses everything, where it does."""
