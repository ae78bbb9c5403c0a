"""Every mailbox has its listener; who is ill is left alone for a while, and nobody waits for anybody."""

from collections.abc import Callable

import pytest

from mannaka.mail import listeners
from mannaka.mail.listeners import Listeners, all_places
from mannaka_sdk import PermanentError, TransientError
from mannaka_tenancy import Tenant, use
from tests.support.cast import cast_of
from tests.support.mail_channels import a_mail_channel

Heard = list[int]


@pytest.fixture
def hear(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], Heard]:
    """Return what sets how listening ends."""

    def set_end(error: Exception | None) -> Heard:
        heard: Heard = []

        def listen(channel_id: int, *, within_s: float) -> bool:
            assert within_s == listeners.WITHIN_S
            heard.append(channel_id)
            if error is not None:
                raise error
            return True

        monkeypatch.setattr(listeners, "listen", listen)
        return heard

    return set_end


def looked(here: Listeners) -> None:
    """Look once, and wait until those who began are through."""
    here.look()
    for thread in here._running.values():
        thread.join(timeout=10)


def test_a_mailbox_is_listened_at_again_and_again(hear: Callable[..., Heard], imabari: Tenant) -> None:
    heard = hear(None)
    here = Listeners(places=lambda: [(imabari, 1), (imabari, 2)], now=lambda: 0.0)
    looked(here)
    looked(here)

    assert sorted(heard) == [1, 1, 2, 2]


@pytest.mark.parametrize(
    ("error", "rests"), [(TransientError("x"), 30.0), (ValueError("x"), 30.0), (PermanentError("no IDLE"), 6 * 3600.0)]
)
def test_who_is_ill_is_left_alone_for_a_while(
    hear: Callable[..., Heard], imabari: Tenant, error: Exception, rests: float
) -> None:
    seconds = [0.0]
    heard = hear(error)
    here = Listeners(places=lambda: [(imabari, 1)], now=lambda: seconds[0])
    for at in (0.0, rests - 1, rests):
        seconds[0] = at
        looked(here)

    assert heard == [1, 1]


def test_there_are_never_more_than_so_many(
    hear: Callable[..., Heard], imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(listeners, "MOST", 2)
    heard = hear(None)
    here = Listeners(places=lambda: [(imabari, number) for number in range(5)], now=lambda: 0.0)
    looked(here)

    assert len(heard) == 2


def test_channels_of_every_city_are_known(db: None, imabari: Tenant, saijo: Tenant) -> None:
    for city in (imabari, saijo):
        with use(city):
            a_mail_channel(cast_of(city).users["mio"], "soudan@example.jp")

    assert {city.code for city, _ in all_places()} >= {imabari.code, saijo.code}
