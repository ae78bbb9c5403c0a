"""LINE's own contract as the judge of what the city sends and of what the simulator answers, where its files are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mannaka_sdk.testing import ConformanceError, StrictContract

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from mannaka_sdk import HttpRequest, HttpResponse


class Judge:
    """Holds requests and answers to a contract."""

    def __init__(self, folder: Path) -> None:
        self._contract = StrictContract(*sorted(folder.glob("*.yml")))

    def breaches(self, request: HttpRequest, answer: HttpResponse | None = None) -> Iterator[str]:
        """Yield in what a request, or the answer to it, breaks the contract."""
        try:
            if answer is None:
                self._contract.check_request(request)
            else:
                self._contract.check_response(request, answer)
        except ConformanceError as error:
            yield str(error)
