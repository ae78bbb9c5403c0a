"""What a vendor's own console is told: where deliveries go, and whether they go at all."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from mannaka.simulate.faults import INWARD, Fault, Faults
from mannaka.simulate.webhooks import Webhook, knock, webhook_at
from mannaka_kit import clock

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

    from mannaka.simulate.cities import City
    from mannaka.simulate.webhooks import Delivery, Postman
    from mannaka_sdk import RawRequest
    from mannaka_sdk.simulation import DeliveringSimulator, Happening

SWAPPED_WAIT: Final = 6.0


class Console:
    """The way of one service's deliveries to one city."""

    def __init__(self, service: DeliveringSimulator, city: City, postman: Postman) -> None:
        self.service = service
        self.city = city
        self.postman = postman
        self.faults = Faults()
        self.address = ""
        self.is_used = True
        self.lock = threading.RLock()

    @property
    def is_connected(self) -> bool:
        """Tell whether what happens reaches the city."""
        return bool(self.address) and self.is_used

    def paste(self, address: str) -> None:
        """
        Take the address.

        :raises BadWebhookError: if it is none of this city.
        """
        webhook_at(address, self.city)
        self.address = address.strip()

    def ask(self) -> int | None:
        """Ask the city whether it is there; return the status of the answer."""
        found = self._written((), is_redelivery=False)
        return knock(*found, port=self.postman.port) if found else None

    def tell(self, title: StrOrPromise, happening: Happening) -> Delivery | None:
        """Let the city hear of something, with the mishap that was wished; return what is on its way."""
        with self.lock:
            self.service.body(happening)  # the service remembers it, whether the city hears of it or not
        if not self.is_connected:
            return None
        fault = self.faults.take(INWARD)
        is_forged = fault is Fault.FORGED

        def write(*, is_redelivery: bool) -> tuple[Webhook, RawRequest] | None:
            return self._written((happening,), is_redelivery=is_redelivery, is_forged=is_forged)

        wait = SWAPPED_WAIT if fault is Fault.SWAPPED else 0.0
        if fault is Fault.TWICE:
            self.postman.bring(city=self.city.code, title=title, write=write, wait=wait)
        return self.postman.bring(city=self.city.code, title=title, write=write, wait=wait)

    def _written(
        self, happenings: tuple[Happening, ...], *, is_redelivery: bool, is_forged: bool = False
    ) -> tuple[Webhook, RawRequest] | None:
        if not self.address:
            return None
        told = [replace(each, is_redelivery=is_redelivery) for each in happenings]
        with self.lock:
            secrets = self.service.other_secrets() if is_forged else self.service.secrets()
            raw = self.service.sign(self.service.body(*told), secrets=secrets, at=clock.now())
        return webhook_at(self.address, self.city), raw
