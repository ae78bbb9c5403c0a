"""How long the free times of sixty days take: three rooms, twelve people, three hundred bookings."""

import time
from collections.abc import Mapping
from datetime import timedelta
from statistics import quantiles
from typing import Final

from tests.benchmarks.bookings.world import DAYS, city
from tests.benchmarks.processes import Worker
from tests.benchmarks.report import Samples

ROUNDS: Final = 5
CALLS: Final = 60
BOOKED: Final = 300


def measure_free_slots(worker: Worker, measured: Mapping[str, Samples]) -> None:
    """Ask for all free times again and again, and keep the p95 of each round."""
    offer_id = worker.do(
        "call", function="tests.benchmarks.bookings.world.open_offer", people=12, rooms=3, minutes=30, begins=9, ends=17
    )
    worker.do("call", function="tests.benchmarks.bookings.free.fill", offer_id=offer_id)
    samples = measured["free_slots"]
    for number in range(ROUNDS + 1):
        taken = worker.do("call", function="tests.benchmarks.bookings.free.ask", offer_id=offer_id)
        if number:  # the first round warms up
            samples.ours.append(quantiles(taken, n=20)[-1])
    samples.n = ROUNDS * CALLS


def fill(*, offer_id: int) -> None:
    """Book every few times (runs in the worker)."""
    from case_core.bookings.actions.hold_slot import hold_slot
    from case_core.bookings.models import Booking, BookingOffer
    from case_core.bookings.slots import free_slots
    from mannaka_kit import clock
    from mannaka_tenancy import use

    with use(city()):
        offer, today = BookingOffer.objects.get(pk=offer_id), clock.today()
        times = free_slots(offer, "counter", today, today + timedelta(days=DAYS))
        for begins in times[:: max(len(times) // BOOKED, 1)][:BOOKED]:
            hold_slot(offer_id=offer_id, way="counter", begins=begins, at=clock.now())
        Booking.objects.update(hold_until=clock.now() + timedelta(days=1))


def ask(*, offer_id: int) -> list[float]:
    """Return the milliseconds of each answer (runs in the worker)."""
    from case_core.bookings.models import BookingOffer
    from case_core.bookings.slots import free_slots
    from mannaka_kit import clock
    from mannaka_tenancy import use

    taken = []
    with use(city()):
        offer, today = BookingOffer.objects.get(pk=offer_id), clock.today()
        for _number in range(CALLS):
            began = time.perf_counter_ns()
            found = free_slots(offer, "counter", today, today + timedelta(days=DAYS))
            taken.append((time.perf_counter_ns() - began) / 1e6)
            if len(found) < DAYS:
                raise RuntimeError(f"only {len(found)} free times: nothing was measured")
    return taken
