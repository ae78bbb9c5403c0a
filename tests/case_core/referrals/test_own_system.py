"""A body's own system over signed JSON: asked through the host's way out, heard at the channel's address."""

from collections.abc import Iterator

import pytest

from integrations.partners.webhook.manifest import MANIFEST
from integrations.partners.webhook.simulator import HOST, WebhookSimulator
from mannaka_sdk import ReferralPhase, ReferralResult
from mannaka_sdk.simulated_partners import Answer
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.gateways import House, a_house
from tests.support.referrals import referred


@pytest.fixture
def house(here: Cast) -> Iterator[House]:
    told = {"service": WebhookSimulator(), "plugin_id": MANIFEST.id, "host": HOST}
    with a_house(here.city, here.users["mio"], **told) as served:  # type: ignore[arg-type]
        yield served


def test_a_matter_goes_to_a_bodys_system_and_its_results_come_back(here: Cast, house: House) -> None:
    referral = referred(here, new_case(here), house.body)
    house.work()
    referral.refresh_from_db()
    assert (referral.carriage, [each.id for each in house.held]) == ("handed_over", [referral.carriage_ref])
    assert [each.url.partition("/mannaka/referrals/")[0] for each in house.services.requests] == [f"https://{HOST}"]
    house.answers(referral.carriage_ref, Answer(phase=ReferralPhase.ACCEPTED))
    done = Answer(phase=ReferralPhase.DONE, reason="計画を作った。", result=ReferralResult.HELPED)
    assert house.answers(referral.carriage_ref, done, number=2).status_code == 200
    referral.refresh_from_db()
    assert (referral.status, referral.outcome, referral.answered_via) == ("done", "helped", "gateway")
