"""The demonstration's scanner: it knows the one file by which scanners are tried, and nothing else."""

from typing import Final

SIGNATURE: Final = "Eicar-Test-Signature"
# Put together here: written out, this very file would be taken for a virus.
EICAR: Final = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}" + b"$EICAR-STANDARD-" + b"ANTIVIRUS-TEST-FILE!$H+H*"


class Toy:
    """Finds the EICAR test file."""

    def scan(self, content: bytes) -> str:
        """Return what it found, empty where there is none."""
        return SIGNATURE if EICAR in content else ""
