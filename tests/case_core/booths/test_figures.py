from datetime import timedelta

import pytest

from case_core.booths.actions.end_site import end_site
from case_core.booths.figures import figures_between
from case_core.booths.models import BoothUse
from mannaka_kit.errors import NotAllowedError
from tests.support.booths import a_site
from tests.support.cases import AT
from tests.support.cast import TODAY, Cast


def test_use_is_summed_by_site_and_by_hour(here: Cast) -> None:
    east, west = a_site(here, "東", position=1), a_site(here, "西", position=2)
    BoothUse.objects.create(site=east, on=TODAY, hour=10, opened=3, answered=2, missed=1)
    BoothUse.objects.create(site=east, on=TODAY - timedelta(days=1), hour=10, opened=1, answered=1)
    BoothUse.objects.create(site=west, on=TODAY, hour=18, opened=1, answered=1)
    BoothUse.objects.create(site=west, on=TODAY - timedelta(days=40), hour=10, opened=9)
    figures = figures_between(here.mio, TODAY - timedelta(days=27), TODAY)
    assert [(line.name, line.opened, line.answered, line.missed, line.bar) for line in figures.sites] == [
        ("東", 4, 3, 1, 100),
        ("西", 1, 1, 0, 25),
    ]
    assert (figures.opened, figures.answered, figures.missed) == (5, 4, 1)
    assert {line.hour: (line.opened, line.by_site) for line in figures.hours if line.opened} == {
        10: (4, [4, 0]),
        18: (1, [0, 1]),
    }
    assert [line.hour for line in figures.hours] == [9, 10, 11, 12, 13, 14, 15, 16, 18]


def test_a_closed_booth_keeps_its_figures_and_an_unused_one_is_gone(here: Cast) -> None:
    used, unused = a_site(here, "東"), a_site(here, "西")
    BoothUse.objects.create(site=used, on=TODAY, hour=10, opened=1)
    for site in (used, unused):
        end_site(actor=here.mio, site_id=site.pk, at=AT)
    assert [line.name for line in figures_between(here.mio, TODAY, TODAY).sites] == ["東"]


def test_figures_are_the_administrators(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        figures_between(here.aoi, TODAY, TODAY)


def test_a_counter_knows_no_citizen(here: Cast) -> None:
    assert {field.name for field in BoothUse._meta.fields} == {
        "id",
        "site",
        "on",
        "hour",
        "opened",
        "answered",
        "missed",
    }
