"""Which scanner is asked."""

from typing import Protocol

import structlog
from django.conf import settings

from case_core.attachments.errors import ScannerAwayError
from case_core.attachments.scanners.clamd import Clamd, ClamdAwayError, WrongAddressError
from case_core.attachments.scanners.toy import Toy
from tenants.municipalities.selectors import are_all_demo

log = structlog.get_logger(__name__)


class Scanner(Protocol):
    """Whoever can say what is in a file."""

    def scan(self, content: bytes) -> str:
        """Return the name of what was found, empty where the content is clean."""


def signature_in(content: bytes) -> str:
    """
    Return what the scanner of the setting calls what it found, empty where the content is clean.

    :raises ScannerAwayError: nobody can say; then nothing is let through.
    """
    try:
        return _scanner().scan(content)
    except (ClamdAwayError, WrongAddressError) as error:
        log.warning("attachments.scanner_away", reason=str(error))
        raise ScannerAwayError from error


def is_toy() -> bool:
    """Tell whether only the demonstration's scanner looks at files, so that pages say so."""
    return str(settings.MANNAKA_SCANNER) == "demo"


def _scanner() -> Scanner:
    if settings.MANNAKA_SCANNER == "clamd":
        return Clamd(settings.MANNAKA_CLAMD_URL)
    # Asked anew each time: a city of real people may have been opened since this process started.
    if is_toy() and are_all_demo():
        return Toy()
    log.error("attachments.no_scanner", setting=settings.MANNAKA_SCANNER)
    raise ScannerAwayError
