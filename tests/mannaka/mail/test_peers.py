"""One server keeps no other waiting."""

from mannaka.mail import peers
from mannaka.mail.peers import Peers


def test_a_server_may_open_so_many_connections_and_others_still_come() -> None:
    here = Peers()
    assert all(here.come("a") for _ in range(peers.MOST_OF_ONE_AT_ONCE))
    assert not here.come("a")
    assert here.come("b")

    here.leave("a")
    assert here.come("a")


def test_all_together_are_bounded() -> None:
    here = Peers()
    assert all(here.come(f"server-{number}") for number in range(peers.MOST_AT_ONCE))
    assert not here.come("one more")


def test_a_minute_later_a_server_may_send_again() -> None:
    seconds = [0.0]
    here = Peers(now=lambda: seconds[0])
    assert all(here.may_send("a") for _ in range(peers.MOST_A_MINUTE))
    assert not here.may_send("a")
    assert here.may_send("b")

    seconds[0] = 61.0
    assert here.may_send("a")
