"""How much is measured: the issue's size, unless a trial run asks for less (`CASES=5000 make bench NAME=cases`)."""

import os
from typing import Final

CASES: Final = int(os.environ.get("CASES", "100000"))
ROUNDS: Final = int(os.environ.get("ROUNDS", "5"))
OTHER_CITIES: Final = int(os.environ.get("OTHER_CITIES", "20"))
PROCESSES: Final = 2
THREADS: Final = 4
P95: Final = 0.95
