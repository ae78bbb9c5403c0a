"""Where somebody lives: written down as told, hidden with the telephone, on paper only where it betrays nobody."""

from collections.abc import Callable

import pytest

from case_core.cases.api.serializers import PartySerializer
from case_core.cases.models import Case
from case_core.parties.errors import PersonChangedError, PostcodeError
from case_core.parties.models import Person
from case_core.printing.actions.print_sheet import print_sheet
from case_core.printing.drawing import as_html
from case_core.printing.orders import Order
from case_core.printing.states import Sheet
from case_core.relations.actions.change_person import change_person
from case_core.safety.actions.reveal_contact import reveal_contact
from case_core.safety.states import RevealPurpose
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import AT, LATER, acknowledged, new_case
from tests.support.cast import Cast
from tests.support.receiving import a_relative
from tests.support.safety import shielded

STREET = "今治市別宮町1丁目4-1"
TOLD = {"name": "田中 花子", "name_kana": "タナカ ハナコ", "telephone": "090-1234-5678", "seen_edition": "0"}


def with_address(cast: Cast) -> Case:
    case = new_case(cast)
    change_person(
        case_id=case.pk,
        told={"postcode": "７９４８５１１", "address": STREET},
        seen_edition=0,
        actor=cast.aoi,
        at=LATER,
    )
    return Case.objects.select_related("party").get(pk=case.pk)


def on_paper(cast: Cast, case: Case, sheet: Sheet = Sheet.INTAKE, handover_id: int | None = None) -> str:
    order = Order(sheet=sheet, handover_id=handover_id, has_seen_warning=True)
    return as_html(print_sheet(case_id=case.pk, order=order, actor=cast.aoi, at=AT), is_on_screen=False)


def test_an_address_is_kept_with_a_readable_postcode_and_what_was_before_stays(here: Cast) -> None:
    case = with_address(here)
    assert (case.party.postcode, case.party.address) == ("794-8511", STREET)

    change_person(case_id=case.pk, told={"address": "西条市"}, seen_edition=1, actor=here.aoi, at=LATER)
    assert case.party.revisions.get(edition=1).address == STREET


def test_two_who_change_it_at_once_keep_both_texts(here: Cast) -> None:
    case = with_address(here)
    change_person(case_id=case.pk, told={"address": "西条市"}, seen_edition=1, actor=here.aoi, at=LATER)
    with pytest.raises(PersonChangedError) as caught:
        change_person(case_id=case.pk, told={"address": "新居浜市"}, seen_edition=1, actor=here.nagi, at=LATER)
    assert caught.value.facts == ("address",)


def test_a_program_is_told_of_a_wrong_postcode_at_its_field(here: Cast) -> None:
    case = new_case(here)
    with pytest.raises(PostcodeError):
        change_person(case_id=case.pk, told={"postcode": "794"}, seen_edition=0, actor=here.aoi, at=LATER)


def test_the_form_keeps_what_was_typed_beside_a_wrong_postcode(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = new_case(cast)
    path = f"/staff/cases/{case.pk}/person/change/"
    page = desk("aoi").send(path, **TOLD, postcode="７９４", address=STREET).content.decode()
    assert "7けたの数字" in page
    assert STREET in page

    desk("aoi").send(path, **TOLD, postcode="７９４－８５１１", address=STREET)
    shown = desk("aoi").get(f"/staff/cases/{case.pk}/person/").content.decode()
    assert f"〒794-8511 {STREET}" in shown


def test_a_shield_hides_the_address_everywhere(cast: Cast, desk: Callable[[str], Desk]) -> None:
    with use(cast.city):
        case = with_address(cast)
        handover = acknowledged(cast, case)
        assert STREET in on_paper(cast, case)
        shielded(cast, case)
        case.party.refresh_from_db()
        told = PartySerializer(case.party).data
        assert (told["postcode"], told["address"]) == ("", "")
        assert STREET not in on_paper(cast, case)
        assert STREET not in on_paper(cast, case, Sheet.CARRY, handover.pk)
        revealed = reveal_contact(case_id=case.pk, purpose=RevealPurpose.LIFE, actor=cast.aoi, at=LATER)
        assert (revealed.postcode, revealed.address) == ("794-8511", STREET)

    base = f"/staff/cases/{case.pk}"
    for path in (f"{base}/", f"{base}/person/", f"{base}/person/change/", f"{base}/people/", f"{base}/print/"):
        assert STREET not in desk("aoi").get(path).content.decode()
    assert STREET not in desk("ren").get(f"/staff/handovers/{handover.pk}/").content.decode()


def test_an_address_that_would_tell_where_a_shielded_relative_lives_is_on_no_paper(
    cast: Cast, desk: Callable[[str], Desk]
) -> None:
    with use(cast.city):
        case, hers = with_address(cast), new_case(cast)
    assert STREET in desk("aoi").get(f"/staff/cases/{case.pk}/print/").content.decode()

    with use(cast.city):
        a_relative(cast, case, known_id=hers.party_id, relation="長女", lives_together=True)
        shielded(cast, hers)
        assert STREET not in on_paper(cast, case)
    assert STREET not in desk("aoi").get(f"/staff/cases/{case.pk}/print/").content.decode()


def test_an_address_of_one_city_is_not_in_the_other(cast: Cast, saijo_cast: Cast) -> None:
    with use(cast.city):
        with_address(cast)
    with use(saijo_cast.city):
        new_case(saijo_cast)
        assert not Person.objects.exclude(address="").exists()
