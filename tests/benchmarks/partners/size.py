"""How much is measured: the issue's size, unless a trial asks for less (`ATTEMPTS=200 make bench NAME=partners`)."""

import os
from typing import Final

ROUNDS: Final = int(os.environ.get("ROUNDS", "5"))
# note_seen: sessions, and in each a clerk who writes, another one, and four of two bodies
SESSIONS: Final = int(os.environ.get("SESSIONS", "20"))
SECONDS: Final = int(os.environ.get("SECONDS", "20"))
EVERY: Final = 5
# withdrawal: cases of a round, each open on six screens of two bodies
CASES: Final = int(os.environ.get("CASES", "20"))
GRANTS: Final = int(os.environ.get("GRANTS", "500"))
ATTEMPTS: Final = int(os.environ.get("ATTEMPTS", "10000"))
SEED: Final = int(os.environ.get("SEED", "0"))
# Only these rows, printed and not written: ROWS=grants,attempts
ROWS: Final = tuple(filter(None, os.environ.get("ROWS", "").split(",")))
# Nothing lasts longer than this, whatever the machine does.
MOST_SECONDS: Final = int(os.environ.get("MOST_SECONDS", "900"))
