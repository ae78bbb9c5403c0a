"""Whom one talks with at LINE: a name that proves nothing, and LINE's own page for linking an account."""

from datetime import timedelta

import pytest

from mannaka_sdk import ExternalIdentity, RecipientGoneError
from tests.integrations.channels.line import LineBench, run

WHO = ExternalIdentity(id="person-1")


@pytest.fixture
def bench() -> LineBench:
    found = LineBench()
    found.read(found.wrote())
    found.simulator.names["person-1"] = "さくら🌸"
    return found


def test_the_name_is_the_one_at_line(bench: LineBench) -> None:
    assert run(bench.plugin.profile(bench.ctx(), WHO)).display_name == "さくら🌸"


def test_of_somebody_who_blocked_the_account_line_tells_no_name(bench: LineBench) -> None:
    bench.line.talk.blocked.add("person-1")

    with pytest.raises(RecipientGoneError):
        run(bench.plugin.profile(bench.ctx(), WHO))


def test_the_page_for_linking_is_lines_own_and_good_once_for_ten_minutes(bench: LineBench) -> None:
    page = run(bench.plugin.link_page(bench.ctx(), WHO, "n-0123456789abcdef"))
    late = run(bench.plugin.link_page(bench.ctx(), WHO, "n-0123456789abcdef"))

    assert (page.url.host, page.expires_at - bench.clock.now()) == ("access.line.me", timedelta(minutes=10))
    assert bench.simulator.linking(str(page.url)) == ("person-1", "n-0123456789abcdef")
    with pytest.raises(ValueError, match="no such page"):
        bench.simulator.linking(str(page.url))
    bench.clock.move(timedelta(minutes=10))
    with pytest.raises(ValueError, match="no such page"):
        bench.simulator.linking(str(late.url))
