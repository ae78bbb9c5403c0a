"""Scanners for the tests: the real clamd with a signature of its own, and a double that errs on command."""

import os
import shutil
import socketserver
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from case_core.attachments.scanners.clamd import Clamd, ClamdAwayError
from case_core.attachments.scanners.toy import EICAR, SIGNATURE
from mannaka.local.ports import LOOPBACK, free_port
from mannaka_kit import clock

CLAMD = shutil.which("clamd") or "/usr/sbin/clamd"
IS_REQUIRED = os.environ.get("REQUIRE_PEERS") == "1"
IS_HERE = Path(CLAMD).exists()
_EICARS_HASH = "44d88612fea8a8f36de82e1278abb02f"
_SETTINGS = """
DatabaseDirectory {folder}/signatures
TCPSocket {port}
TCPAddr {address}
Foreground yes
LogFile {folder}/clamd.log
PidFile {folder}/clamd.pid
TemporaryDirectory {folder}
StreamMaxLength 25M
"""
Answer = Callable[[str, bytes], bytes]


@contextmanager
def real(folder: Path) -> Iterator[str]:
    """Run Debian's clamd with one signature, and yield its address."""
    assert IS_HERE, "clamd is missing: apt-get install clamav-daemon"
    (folder / "signatures").mkdir(parents=True)
    (folder / "signatures" / "own.hdb").write_text(f"{_EICARS_HASH}:{len(EICAR)}:{SIGNATURE}\n")
    port = free_port()
    settings = folder / "clamd.conf"
    settings.write_text(_SETTINGS.format(folder=folder, port=port, address=LOOPBACK))
    process = subprocess.Popen(
        [CLAMD, "--config-file", str(settings)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        yield _ready(f"tcp://{LOOPBACK}:{port}")
    finally:
        process.terminate()
        process.wait(timeout=30)


def _ready(url: str) -> str:
    deadline = time.monotonic() + 60
    while True:
        try:
            Clamd(url, seconds=2).ping()
        except ClamdAwayError:
            assert time.monotonic() < deadline, "clamd does not answer"
            time.sleep(0.1)
        else:
            return url


def fresh(command: str, content: bytes) -> bytes:
    """Answer as a clamd does whose signatures came this morning."""
    if command == "VERSION":
        return f"ClamAV 1.4.3/27800/{clock.now():%a %b %d 00:00:00 %Y}\n".encode()
    return honest(command, content)


def honest(command: str, content: bytes) -> bytes:
    """Answer as clamd does."""
    if command == "PING":
        return b"PONG\n"
    if command == "VERSION":
        return b"ClamAV 1.4.3/27800/Tue Jan 13 08:00:00 2026\n"
    return f"stream: {SIGNATURE} FOUND\n".encode() if EICAR in content else b"stream: OK\n"


@contextmanager
def double(answer: Answer = honest) -> Iterator[str]:
    """Speak clamd's protocol on loopback with the answers given, and yield the address."""
    server = socketserver.ThreadingTCPServer((LOOPBACK, 0), _handler(answer))
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"tcp://{LOOPBACK}:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _handler(answer: Answer) -> type[socketserver.StreamRequestHandler]:
    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            command = self.rfile.readline().decode().strip().removeprefix("n")
            content = b""
            while command == "INSTREAM" and (length := struct.unpack("!L", self.rfile.read(4))[0]):
                content += self.rfile.read(length)
            self.wfile.write(answer(command, content))

    return Handler
