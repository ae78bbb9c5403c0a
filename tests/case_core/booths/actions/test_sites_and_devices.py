from datetime import timedelta

import pytest

from case_core.booths.actions.change_site import change_site
from case_core.booths.actions.create_site import create_site
from case_core.booths.actions.end_site import end_site
from case_core.booths.actions.enrol_device import enrol_device
from case_core.booths.actions.make_code import make_code
from case_core.booths.actions.open_request import open_request
from case_core.booths.actions.revoke_device import revoke_device
from case_core.booths.errors import (
    DeviceNotInUseError,
    SiteEndedError,
    SiteFactsError,
    SiteNameTakenError,
    SiteNotFoundError,
)
from case_core.booths.models import BoothDevice
from case_core.booths.own import booth_with
from case_core.booths.site_facts import SiteFacts
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tenants.hours.models import Way
from tests.support.booths import BRANCH, a_site, enrolled
from tests.support.cases import AT
from tests.support.cast import Cast

FACTS = SiteFacts(name="波止浜公民館")


def test_only_administrators_make_booths_codes_and_ends(here: Cast) -> None:
    site, device = a_site(here), enrolled(here, a_site(here, "東")).device
    for actor in (here.aoi, here.ren, here.sora):
        with pytest.raises(NotAllowedError):
            create_site(actor=actor, facts=FACTS, at=AT)
        with pytest.raises(NotAllowedError):
            change_site(actor=actor, site_id=site.pk, facts=FACTS, at=AT)
        with pytest.raises(NotAllowedError):
            end_site(actor=actor, site_id=site.pk, at=AT)
        with pytest.raises(NotAllowedError):
            make_code(actor=actor, site_id=site.pk, at=AT)
        with pytest.raises(NotAllowedError):
            revoke_device(actor=actor, device=device, at=AT)


@pytest.mark.parametrize(
    "facts",
    [
        SiteFacts(name=" "),
        SiteFacts(name="あ" * 61),
        SiteFacts(name="東", telephone="123"),
        SiteFacts(name="東", place="あ" * 101),
        SiteFacts(name="東", position=1000),
        SiteFacts(name="東", way_id=0),
    ],
)
def test_what_nobody_means_is_refused(here: Cast, facts: SiteFacts) -> None:
    with pytest.raises(SiteFactsError):
        create_site(actor=here.mio, facts=facts, at=AT)


def test_two_open_booths_have_two_names(here: Cast) -> None:
    site = a_site(here)
    with pytest.raises(SiteNameTakenError):
        a_site(here)
    end_site(actor=here.mio, site_id=site.pk, at=AT)
    assert a_site(here).name == BRANCH


def test_a_booth_is_changed_until_it_is_closed(here: Cast) -> None:
    site = a_site(here)
    way = Way.objects.create(code="branch", kind="booth", name="支所")
    facts = SiteFacts(name="波方支所", telephone="０８９８-41-7111", way_id=way.pk)
    changed = change_site(actor=here.mio, site_id=site.pk, facts=facts, at=AT)
    assert (changed.name, changed.telephone, changed.way) == ("波方支所", "0898-41-7111", way)
    end_site(actor=here.mio, site_id=site.pk, at=AT)
    for act in (
        lambda: change_site(actor=here.mio, site_id=site.pk, facts=FACTS, at=AT),
        lambda: end_site(actor=here.mio, site_id=site.pk, at=AT),
        lambda: make_code(actor=here.mio, site_id=site.pk, at=AT),
    ):
        with pytest.raises(SiteEndedError):
            act()


def test_what_is_no_booth_is_not_found(here: Cast) -> None:
    for act in (
        lambda: change_site(actor=here.mio, site_id=1, facts=FACTS, at=AT),
        lambda: end_site(actor=here.mio, site_id=1, at=AT),
        lambda: make_code(actor=here.mio, site_id=1, at=AT),
    ):
        with pytest.raises(SiteNotFoundError):
            act()


def test_of_code_and_secret_only_hashes_are_kept(here: Cast) -> None:
    made = make_code(actor=here.mio, site_id=a_site(here).pk, at=AT)
    device = enrol_device(code=made.code, is_attended=True, at=AT)
    assert device is not None
    kept = str(BoothDevice.objects.values().get())
    assert made.code not in kept
    assert device.token not in kept
    assert not Entry.objects.filter(details__icontains=made.code).exists()


def test_a_code_lets_one_device_in_within_half_an_hour(here: Cast) -> None:
    first, second = (make_code(actor=here.mio, site_id=a_site(here, name).pk, at=AT) for name in ("東", "西"))
    late = AT + timedelta(minutes=30)
    assert enrol_device(code=first.code, is_attended=False, at=AT) is not None
    assert enrol_device(code=first.code, is_attended=False, at=AT) is None
    assert enrol_device(code=second.code, is_attended=False, at=late) is None
    assert Entry.objects.filter(action="booth_device.refused", outcome="refused").count() == 2


def test_a_revoked_code_and_that_of_a_closed_booth_let_nobody_in(here: Cast) -> None:
    first = make_code(actor=here.mio, site_id=a_site(here, "東").pk, at=AT)
    revoke_device(actor=here.mio, device=first.device, at=AT)
    second = make_code(actor=here.mio, site_id=a_site(here, "西").pk, at=AT)
    end_site(actor=here.mio, site_id=second.device.site_id, at=AT)
    for made in (first, second):
        assert enrol_device(code=made.code, is_attended=False, at=AT) is None


def test_a_revoked_device_is_no_booth(here: Cast) -> None:
    there = enrolled(here)
    revoke_device(actor=here.mio, device=there.device, at=AT)
    revoke_device(actor=here.mio, device=there.device, at=AT)
    booth = booth_with(there.token, at=AT)
    assert booth is not None
    assert not booth.is_in_use
    assert Entry.objects.filter(action="booth_device.revoked").count() == 1
    with pytest.raises(DeviceNotInUseError):
        open_request(device_id=there.device.pk, topic="money", language="ja", at=AT)


def test_a_device_of_one_city_is_none_of_the_other(here: Cast, saijo: Tenant) -> None:
    there = enrolled(here)
    with use(saijo):
        assert booth_with(there.token, at=AT) is None


def test_even_the_same_hash_opens_nothing_at_the_other(here: Cast, saijo_cast: Cast) -> None:
    there = enrolled(here)
    stolen = BoothDevice.objects.get(pk=there.device.pk).token_hash
    with use(saijo_cast.city):
        other = enrolled(saijo_cast).device
        BoothDevice.objects.filter(pk=other.pk).update(token_hash=stolen)
        assert booth_with(there.token, at=AT) is None


def test_a_booth_keeps_the_hours_of_its_way(here: Cast) -> None:
    way = Way.objects.create(code="branch", kind="booth", name="支所")
    there = enrolled(here, a_site(here, way_id=way.pk))
    booth = booth_with(there.token, at=AT)
    assert booth is not None
    assert booth.opening.way == "branch"
