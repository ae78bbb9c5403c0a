from case_core.booths.models import BoothDevice, BoothSite, BoothUse
from mannaka.demo_data.booths import SITES, open_booths
from mannaka.demo_data.imabari import IMABARI
from mannaka.demo_data.seed import cast_of, staff_city
from mannaka_kit import clock
from mannaka_tenancy import Tenant, use


def test_booths_have_a_device_and_were_used_in_their_hours(db: None, imabari: Tenant) -> None:
    with use(imabari):
        now = clock.now()
        staff_city(imabari, IMABARI, at=now)
        open_booths(IMABARI.code, cast_of(IMABARI), now=now)
        assert BoothSite.objects.count() == len(SITES[IMABARI.code]) == 2
        assert BoothDevice.objects.enrolled().count() == 2
        assert set(BoothUse.objects.values_list("hour", flat=True)) <= set(range(9, 16))
        assert 20 < BoothUse.objects.count() < 150
        assert BoothSite.objects.filter(way__code="omishima").count() == 1
