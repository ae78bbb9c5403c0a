"""Somebody at a booth talks by video with one tap."""

from collections.abc import Iterator

import pytest
from django.test import Client

from case_core.booths.actions.connect_request import connect_request
from case_core.booths.actions.end_request import end_request
from case_core.booths.actions.take_request import take_request
from case_core.booths.errors import NoVideoError
from case_core.booths.models import BoothRequest
from case_core.meetings.actions.change_meeting_rules import change_meeting_rules
from case_core.meetings.models import Meeting
from mannaka_kit.errors import AnticipatedError
from mannaka_tenancy import use
from tests.cms.booths.conftest import NOW
from tests.support.cast import Cast
from tests.support.meetings import House, a_house

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(cast: Cast) -> Iterator[House]:
    """Return Imabari's meeting service, by which its booths talk."""
    with use(cast.city), a_house(cast.city, cast.users["mio"]) as served:
        told = {"booth_channel_id": served.channel.pk, "dial_in": "", "dial_in_words": ""}
        change_meeting_rules(actor=cast.mio, at=NOW, **told)
        yield served


def answered(booth: Client, cast: Cast) -> BoothRequest:
    """Touch a topic, and let 青井 take it."""
    booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        return take_request(request_id=BoothRequest.objects.latest("pk").pk, actor=cast.aoi, room_id=None, at=NOW)


def page(booth: Client) -> str:
    return booth.get("/booth/").content.decode()


def test_one_tap_leads_into_the_talk_and_its_end_removes_it(booth: Client, cast: Cast, house: House) -> None:
    request = answered(booth, cast)
    connect_request(request_id=request.pk, way="video", actor=cast.aoi, at=NOW)
    assert "ビデオを用意しています" in page(booth)
    before = booth.get("/booth/state/").json()["edition"]

    house.work()
    assert booth.get("/booth/state/").json()["edition"] != before
    assert 'action="/booth/video/"' in page(booth)
    answer = booth.post("/booth/video/")
    found = house.service.enter(answer["Refresh"].partition(";url=")[2], at=NOW)
    assert found is not None
    assert found.name == request.site.name
    assert request.site.name in house.service.meetings[0].topic

    end_request(request_id=request.pk, actor=cast.aoi, at=NOW)
    house.work()
    assert house.service.meetings == []
    assert booth.post("/booth/video/")["Location"] == "/booth/"


def test_a_service_that_is_away_leads_to_the_telephone_beside_it(booth: Client, cast: Cast, house: House) -> None:
    request = answered(booth, cast)
    connect_request(request_id=request.pk, way="video", actor=cast.aoi, at=NOW)
    house.refuse()
    house.work()

    assert "いま、ビデオにつながりません" in page(booth)
    assert "そばの電話が鳴ります" in page(booth)
    assert Meeting.objects.get().trouble == "not_now"


def test_without_a_service_booths_talk_by_telephone(booth: Client, cast: Cast) -> None:
    request = answered(booth, cast)
    with use(cast.city), pytest.raises(NoVideoError) as refused:
        connect_request(request_id=request.pk, way="video", actor=cast.aoi, at=NOW)
    assert isinstance(refused.value, AnticipatedError)
    with use(cast.city):
        assert not Meeting.objects.exists()
