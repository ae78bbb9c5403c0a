"""The visitor decides on the booth's own screen which bodies listen, while the talk goes on, about this one."""

import re

import pytest
from django.test import Client

from case_core.booths.actions.take_request import take_request
from case_core.booths.actions.take_up_request import take_up_request
from case_core.booths.models import BoothRequest
from case_core.cases.models import Case
from case_core.listening.models import ListeningSession
from case_core.listening.seats import seats_of
from mannaka_tenancy import use
from tenants.partners.models import PartnerOrganization
from tests.cms.booths.conftest import NOW
from tests.support.calls import a_room
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.support.listening import a_session, let_listen
from tests.support.sharing import a_body, a_member

pytestmark = pytest.mark.django_db
PURPOSE = "家計のことを1回でお話しいただくため"


@pytest.fixture
def body(cast: Cast) -> PartnerOrganization:
    with use(cast.city):
        body = a_body()
        a_member(body)
    return body


@pytest.fixture
def session(cast: Cast, booth: Client, body: PartnerOrganization) -> ListeningSession:
    """Let a visitor call, Aoi take the matter up from the call, and seat the welfare council."""
    booth.post("/booth/call/", {"topic": "money"})
    with use(cast.city):
        request = BoothRequest.objects.get()
        take_request(request_id=request.pk, room_id=a_room(cast, "室1").pk, actor=cast.aoi, at=NOW)
        taken_up = take_up_request(request_id=request.pk, words="家賃が払えない。", actor=cast.aoi, at=NOW)
        case = Case.objects.get(pk=taken_up.case_id)
        let_listen(cast, case, body, at=NOW)
        return a_session(cast, case, body, at=NOW)


def answer(booth: Client, session: ListeningSession, body: PartnerOrganization, said: str) -> None:
    told = {"session": session.pk, "organization": body.pk, "answer": said}
    assert booth.post("/booth/listening/", told).status_code == 302


def stands(cast: Cast, session: ListeningSession) -> str:
    with use(cast.city):
        (seat,) = seats_of(session.entries.with_people()).values()
        return seat.answer.kind if seat.answer else ""


def test_the_visitor_agrees_and_takes_it_back_on_the_booths_screen(
    booth: Client, cast: Cast, body: PartnerOrganization, session: ListeningSession
) -> None:
    shown = booth.get("/booth/").content.decode()
    assert ("一緒に聞いてもらいますか" in shown, "社会福祉協議会" in shown, "お返事を待っています" in shown) == (
        True,
        True,
        True,
    )
    assert (PURPOSE in shown, "家賃が払えない" in shown) == (False, False)
    edition = booth.get("/booth/state/").json()["edition"]
    assert edition in shown
    answer(booth, session, body, "agreed")
    assert stands(cast, session) == "agreed"
    assert booth.get("/booth/state/").json()["edition"] != edition
    assert "同意を取り消す" in booth.get("/booth/").content.decode()
    answer(booth, session, body, "agreed")
    answer(booth, session, body, "withdrawn")
    assert stands(cast, session) == "withdrawn"


def test_only_the_booth_of_the_talk_answers_and_only_while_it_goes_on(
    booth: Client, cast: Cast, body: PartnerOrganization, session: ListeningSession
) -> None:
    answer(Client(headers={"host": cast.city.host}), session, body, "agreed")
    assert stands(cast, session) == ""
    with use(cast.city):
        other = new_case(cast)
        let_listen(cast, other, body, at=NOW)
        elsewhere = a_session(cast, other, body, at=NOW)
    answer(booth, elsewhere, body, "agreed")
    assert stands(cast, elsewhere) == ""
    booth.post("/booth/listening/", {"session": "x", "organization": "1", "answer": "agreed"})
    booth.post("/booth/leave/")
    answer(booth, session, body, "agreed")
    assert stands(cast, session) == ""
    assert not re.search("一緒に聞いてもらいますか|社会福祉協議会", booth.get("/booth/").content.decode())
