"""The page of figures: who opens it, what moves on it, what leaves the house."""

import re
from collections.abc import Callable

import pytest
from django.urls import reverse

from case_core.cases.models import Case
from case_core.handovers.models import Handover
from mannaka_kit.audit.models import Entry
from mannaka_tenancy import use
from tests.support.browsing import Desk
from tests.support.cases import new_case
from tests.support.cast import Cast
from tests.tenants.statements import statements

DeskOf = Callable[[str], Desk]
PAGE = "/staff/figures/"
STATEMENTS = 16


def sums(desk: Desk) -> list[str]:
    page = desk.get(PAGE).content.decode()
    found = page[page.index('class="figures__sum"') : page.index("</dl>")]
    return re.findall(r"<strong>([\d,]+)</strong>", found)


def test_a_matter_taken_in_handed_over_answered_and_closed_moves_the_figures_at_once(cast: Cast, desk: DeskOf) -> None:
    aoi, ren = desk("aoi"), desk("ren")
    assert sums(aoi) == ["0", "0", "0", "0", "0", "0"]

    aoi.send(reverse("intake:new"), matter="住民税の通知が届かない", topic="procedures_tax", channel="telephone")
    assert sums(aoi) == ["1", "0", "0", "1", "1", "0"]

    with use(cast.city):
        case = Case.objects.get()
    letter = {"reason": "確認", "story": "話", "consent": "spoken", "due_on": "2026-01-20", "section": cast.tax.pk}
    aoi.send(reverse("handovers:send", args=[case.pk]), **letter)
    assert "市民税課" in aoi.get(PAGE).content.decode()
    with use(cast.city):
        handover = Handover.objects.get()
    ren.send(reverse("handovers:acknowledge", args=[handover.pk]))
    ren.send(reverse("handovers:report", args=[handover.pk]), result="done", report="直した")
    assert sums(aoi)[2] == "1"

    aoi.send(reverse("console:close", args=[case.pk]), outcome="solved", note="")
    assert sums(aoi) == ["1", "1", "1", "0", "1", "1"]


@pytest.mark.parametrize(("name", "status"), [("aoi", 200), ("mio", 200), ("ren", 403), ("sora", 403)])
def test_the_centre_and_administrators_open_it(desk: DeskOf, name: str, status: int) -> None:
    for path in (PAGE, f"{PAGE}figures.csv", f"{PAGE}charts/months/wide.svg"):
        assert desk(name).get(path).status_code == status


def test_a_drawing_comes_as_a_picture_that_nobody_keeps(desk: DeskOf) -> None:
    drawing = desk("aoi").get(f"{PAGE}charts/topics/narrow.svg")
    assert drawing["Content-Type"] == "image/svg+xml"
    assert {"no-store", "private"} <= set(drawing["Cache-Control"].replace(" ", "").split(","))
    assert desk("aoi").get(f"{PAGE}charts/nothing/wide.svg").status_code == 404


def test_the_page_has_a_picture_with_words_and_a_table_for_each_and_no_style(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        new_case(cast)
    page = desk("aoi").get(PAGE).content.decode()
    pictures = re.findall(r'<img src="([^"]+)" alt="([^"]+)"', page)
    assert [url.split("/")[-2] for url, _ in pictures] == ["months", "channels", "topics"]
    assert all("棒グラフ" in words for _, words in pictures)
    assert page.count("<table") == 4
    assert " style=" not in page


def test_the_address_chooses_the_period(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        new_case(cast)
    aoi = desk("aoi")
    assert aoi.get(PAGE, year="2024").context["figures"].consultations.this == 0
    assert aoi.get(PAGE, first="2026-01-13", last="2026-01-13").context["figures"].consultations.this == 1
    for wrong in ({"year": "1"}, {"year": "9999"}, {"first": "2026-01-13", "last": "2020-01-01"}, {"first": "x"}):
        assert aoi.get(PAGE, **wrong).context["asked"].year == 2025, wrong
    assert "1年以内" in aoi.get(PAGE, first="2026-01-13", last="2020-01-01").content.decode()


def test_taking_figures_out_is_recorded(cast: Cast, desk: DeskOf) -> None:
    file = desk("mio").get(f"{PAGE}figures.csv", year="2025")
    assert file["Content-Disposition"] == 'attachment; filename="figures-20250401-20260113.csv"'
    with use(cast.city):
        entry = Entry.objects.get(action="figures.exported")
    assert entry.actor_id == cast.mio.user_id
    assert entry.details | {"first": "2025-04-01", "last": "2026-01-13"} == entry.details


def test_an_empty_city_is_told_what_will_stand_here(desk: DeskOf) -> None:
    page = desk("aoi").get(PAGE).content.decode()
    assert "この期間の相談はありません" in page
    assert "この期間に引き継いだものはありません" in page


def test_the_page_takes_few_statements(cast: Cast, desk: DeskOf) -> None:
    with use(cast.city):
        new_case(cast)
    aoi = desk("aoi")
    aoi.get(PAGE)
    assert statements(lambda: aoi.get(PAGE)) <= STATEMENTS
