"""
The press itself, run as a program: a JSON object with `html` and `css` comes in, a PDF goes out.

It imports nothing of ours and gets no settings: no database, no key, no network. Layout is heavy (a quarter of a
gigabyte with the fonts); it must not stay in a web process, nor hold its other threads up.
"""

import json
import resource
import sys
from pathlib import Path
from typing import Any, Final

MEMORY_BYTES: Final = 3 * 2**30
CPU_SECONDS: Final = 50
NO_LIBRARY: Final = 3
PROBE: Final = "--probe"


def main() -> int:
    """Print what comes in; with --probe tell which fonts a Japanese text gets."""
    limit()
    order = json.load(sys.stdin)
    try:
        import weasyprint  # type: ignore[import-untyped]  # noqa: F401 - fails without Pango; the answer is an exit code
    except (ImportError, OSError):
        return NO_LIBRARY
    answer = _fonts(order) if PROBE in sys.argv else _pdf(order)
    sys.stdout.buffer.write(answer)
    return 0


def limit() -> None:
    """Let this process take no more than a sheet needs."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))


def _pdf(order: dict[str, str], **options: Any) -> bytes:
    from weasyprint import CSS, HTML
    from weasyprint.urls import FatalURLFetchingError, URLFetcher  # type: ignore[import-untyped]

    class Refusing(URLFetcher):  # type: ignore[misc]  # the library has no types
        """Everything that a sheet shows is in the sheet: whoever asks for more is not one of ours."""

        def fetch(self, url: str, headers: Any = None) -> Any:  # noqa: ARG002
            raise FatalURLFetchingError(url)

    fetcher = Refusing()
    document = HTML(string=order["html"], url_fetcher=fetcher)
    style = CSS(string=order["css"], url_fetcher=fetcher)
    made: bytes = document.write_pdf(stylesheets=[style], pdf_variant="pdf/ua-1", **options)
    return made


def _fonts(order: dict[str, str]) -> bytes:
    """Return the names of the fonts that the PDF holds."""
    import re

    names = re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([^\s/<>\[\]()]+)", _pdf(order, uncompressed_pdf=True))
    return json.dumps(sorted({name.decode("latin-1") for name in names})).encode()


if __name__ == "__main__":
    # The folder of this file holds modules of ours; nothing of them is meant here.
    sys.path[:] = [entry for entry in sys.path if entry != str(Path(__file__).parent)]
    sys.exit(main())
