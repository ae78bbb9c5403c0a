"""It starts a thread."""

import threading

RUNNING = threading.Event()
threading.Thread(target=RUNNING.wait, daemon=True).start()
