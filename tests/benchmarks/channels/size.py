"""How much is measured: the issue's size, unless a trial run asks for less (`SECONDS=10 make bench NAME=channels`)."""

import os
from typing import Final

ROUNDS: Final = int(os.environ.get("ROUNDS", "5"))
# webhook_p99
SECONDS: Final = int(os.environ.get("SECONDS", "120"))
RATE: Final = int(os.environ.get("RATE", "40"))
CITIES: Final = int(os.environ.get("CITIES", "50"))
# exactly_once
EVENTS: Final = int(os.environ.get("EVENTS", "20000"))
KILLS: Final = int(os.environ.get("KILLS", "20"))
# fairness
BACKLOG: Final = int(os.environ.get("BACKLOG", "10000"))
FEW: Final = 10
# So many events of one person come in one delivery of the large city, as LINE sends what was written quickly.
TOGETHER: Final = int(os.environ.get("TOGETHER", "4"))
# The other side has to work through the whole backlog each time.
FAIR_ROUNDS: Final = min(ROUNDS, 3)
# Only these rows, printed and not written: ROWS=webhook,fairness
ROWS: Final = tuple(filter(None, os.environ.get("ROWS", "").split(",")))
# Nothing lasts longer than this for one round, whatever the machine does.
MOST_SECONDS: Final = int(os.environ.get("MOST_SECONDS", "1800"))
