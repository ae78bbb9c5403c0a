"""Connections in a test: they lead to the simulator, watch the settings' hosts, and break on demand."""

import io
from dataclasses import dataclass, field

from mannaka_sdk.errors import PermanentError, TransientError
from mannaka_sdk.lines import Line
from mannaka_sdk.simulated_lines import AnswersLines, LineServer
from mannaka_sdk.testing.wire import Wire


@dataclass
class WireLines:
    """The SDK's `Lines` that lead to a simulator; they break as the wire beside them does."""

    wire: Wire
    hosts: frozenset[str]
    opened: list[tuple[str, int]] = field(default_factory=list)
    """Every connection that was asked for, also those refused."""
    sent: list[bytes] = field(default_factory=list)
    """What the plugin said, over all connections."""

    def open(self, host: str, port: int, *, starts_plain: bool = False, within_s: float = 60.0) -> Line:
        """
        Connect to the simulator.

        :raises TransientError: if nobody answers.
        :raises PermanentError: if no setting names the host.
        """
        self.opened.append((host, port))
        if host not in self.hosts:
            raise PermanentError("no setting names the host")
        if self.wire.is_cut or within_s <= 0:
            raise TransientError("nobody answers")
        simulator = self.wire.simulator
        if not isinstance(simulator, AnswersLines):
            raise PermanentError("the simulator answers no connections")
        return MemoryLine(self, simulator.answer(host, port, self.wire.refusal), is_plain=starts_plain)


class MemoryLine:
    """One connection to a simulator."""

    def __init__(self, lines: WireLines, server: LineServer, *, is_plain: bool) -> None:
        self.lines = lines
        self.server = server
        self.is_plain = is_plain
        self.answers = io.BytesIO(server.greet())
        self.is_closed = False

    def send_all(self, data: bytes) -> None:
        """
        Say something.

        :raises TransientError: if the connection broke.
        """
        self._require_open()
        self.lines.sent.append(data)
        before = self.server.acts
        answers = self.server.hear(data)
        for _ in range(self.server.acts - before):
            self._act()
        self.answers = io.BytesIO(self.answers.read() + answers)

    def receive(self, most: int) -> bytes:
        """
        Return what the service said.

        :raises TransientError: if the connection broke.
        """
        self._require_open()
        found = self.answers.read(most)
        if not found and not self.server.is_over:
            raise TransientError("no answer came")
        return found

    def wait(self, within_s: float) -> bool:  # noqa: ARG002 - nothing comes by itself here
        """
        Tell whether the service said something that was not received yet.

        :raises TransientError: if the connection broke.
        """
        self._require_open()
        return self.server.is_over or self.answers.tell() < len(self.answers.getvalue())

    def start_tls(self) -> None:
        """
        Go on encrypted.

        :raises PermanentError: if it is already.
        """
        if not self.is_plain:
            raise PermanentError("the connection is encrypted already")
        self.is_plain = False

    def close(self) -> None:
        """Hang up."""
        self.is_closed = True

    def _require_open(self) -> None:
        if self.is_closed or self.lines.wire.is_cut:
            raise TransientError("the connection broke")

    def _act(self) -> None:
        """Lose an answer where one is to be lost."""
        wire = self.lines.wire
        if wire.loses_after:
            wire.loses_after -= 1
        elif wire.loses_answers:
            wire.loses_answers -= 1
            self.is_closed = True
            raise TransientError("the answer was lost")
