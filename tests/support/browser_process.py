"""gunicorn that ends when whoever started it is gone, however that happened; on the day that a test wants."""

import os
import runpy
import signal
import sys
import threading

from tests.support.moved_clock import move_clock


def _end_with_parent() -> None:
    sys.stdin.buffer.read()  # until the parent's end of the pipe closes
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    move_clock()  # before the workers are forked, which keep it
    runpy.run_module("gunicorn", run_name="__main__", alter_sys=True)
