"""`mannaka serve live` that ends when whoever started it is gone, however that happened."""

import os
import signal
import sys
import threading

from mannaka.live.server import serve_live
from tests.support.moved_clock import move_clock


def _end_with_parent() -> None:
    # Until the parent's end of the pipe closes; past sys.stdin, whose lock would break an orderly end.
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    threading.Thread(target=_end_with_parent, daemon=True).start()
    move_clock()
    serve_live(bind=sys.argv[1])
