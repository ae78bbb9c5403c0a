"""A mail tells that something happened, to whoever has something to do or waits."""

import pytest
from django.core import mail
from pytest_django import Settings

from case_core.roster.actions.tell_of_swap import tell_of_swap
from case_core.roster.models import Swap
from case_core.roster.states import SwapStatus
from tests.support.cases import LATER
from tests.support.cast import Cast
from tests.support.heads import head_of_centre
from tests.support.memory import remembered
from tests.support.swaps import agreed_swap, asked_swap, two_sundays


@pytest.fixture(autouse=True)
def _mail_is_on(settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    mail.outbox = []


@pytest.fixture(autouse=True)
def _addresses(here: Cast) -> None:
    for name, user in here.users.items():
        user.email = f"{name}@imabari.example"
        user.save(update_fields=["email"])


def to_whom() -> list[str]:
    return sorted(address.partition("@")[0] for sent in mail.outbox for address in sent.to)


def test_the_colleague_hears_that_somebody_asks_and_not_why(here: Cast) -> None:
    swap = asked_swap(here, two_sundays(here))
    assert tell_of_swap(swap_id=swap.pk, news=SwapStatus.ASKED, at=LATER) == 1
    (sent,) = mail.outbox
    assert sent.to == ["yui@imabari.example"]
    assert "2026年1月18日（日）の渡部 蓮さんの当番と、2026年1月25日（日）の矢野 結さんの当番の交代" in sent.body
    assert "法事" not in sent.body
    assert "http" not in sent.body
    assert remembered("swap.told") == [("system", None, "done")]


def test_the_heads_hear_that_they_decide_else_the_administrators(here: Cast) -> None:
    swap = agreed_swap(here, two_sundays(here))
    tell_of_swap(swap_id=swap.pk, news=SwapStatus.AGREED, at=LATER)
    assert to_whom() == ["mio", "ren"]
    mail.outbox = []
    head_of_centre(here, "nagi")
    tell_of_swap(swap_id=swap.pk, news=SwapStatus.AGREED, at=LATER)
    assert to_whom() == ["nagi", "ren"]


@pytest.mark.parametrize("news", [SwapStatus.DONE, SwapStatus.DECLINED, SwapStatus.REFUSED])
def test_both_hear_how_it_ended(here: Cast, news: SwapStatus) -> None:
    swap = asked_swap(here, two_sundays(here))
    Swap.objects.update(status=news, reason="行事のため")
    tell_of_swap(swap_id=swap.pk, news=news, at=LATER)
    assert to_whom() == ["ren", "yui"]


def test_news_that_is_old_by_now_is_not_sent(here: Cast) -> None:
    swap = agreed_swap(here, two_sundays(here))
    assert tell_of_swap(swap_id=swap.pk, news=SwapStatus.ASKED, at=LATER) == 0
    assert mail.outbox == []


def test_a_turn_of_a_section_without_an_account_goes_to_the_section(here: Cast) -> None:
    two = two_sundays(here)
    two.yui.user = None
    two.yui.save(update_fields=["user"])
    tell_of_swap(swap_id=asked_swap(here, two).pk, news=SwapStatus.ASKED, at=LATER)
    assert to_whom() == ["yui"]


def test_where_no_mail_is_sent_nothing_goes(here: Cast, settings: Settings) -> None:
    settings.MANNAKA_SENDS_MAIL = False
    swap = asked_swap(here, two_sundays(here))
    assert tell_of_swap(swap_id=swap.pk, news=SwapStatus.ASKED, at=LATER) == 0
    assert mail.outbox == []
