"""Components: what they promise to those who see, hear or press them."""

import pytest
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from mannaka_kit.ui.icons import ICONS
from mannaka_kit.ui.links import NavLink


def draw(source: str, **values: object) -> str:
    return Template("{% load ui %}" + source).render(Context(values))


def test_the_telephone_button_dials_digits_and_shows_the_printed_number() -> None:
    html = draw('{% phone_button "0898-36-1531" note="あす 9:00 から" %}')
    assert 'href="tel:0898361531"' in html
    assert "0898-36-1531" in html
    assert "あす 9:00 から" in html


def test_an_international_number_keeps_its_plus() -> None:
    assert draw("{{ x|tel_href }}", x="+81 898-36-1531") == "tel:+81898361531"


def test_a_chip_has_a_word_and_refuses_an_unknown_tone() -> None:
    assert draw('{% chip "回答待ち" "warning" %}') == '<span class="chip chip--warning">回答待ち</span>'
    with pytest.raises(ValueError, match="There is no tone"):
        draw('{% chip "回答待ち" "pink" %}')


def test_an_icon_is_silent_unless_it_is_named() -> None:
    assert 'aria-hidden="true"' in draw('{% icon "phone" %}')
    assert 'role="img" aria-label="電話"' in draw('{% icon "phone" label="電話" %}')


@pytest.mark.parametrize("name", sorted(ICONS))
def test_every_icon_can_be_drawn(name: str) -> None:
    assert ICONS[name] in draw("{% icon name %}", name=name)


def test_pages_of_a_list_keep_what_was_searched_for() -> None:
    page = Paginator(range(300), 20).page(4)
    html = draw("{% pagination page %}", page=page, request=RequestFactory().get("/?q=税&page=4"))
    assert 'href="?q=%E7%A8%8E&amp;page=5"' in html
    assert 'page=4" aria-current="page"' in html


def test_one_page_needs_no_navigation() -> None:
    page = Paginator(range(3), 20).page(1)
    assert draw("{% pagination page %}", page=page, request=RequestFactory().get("/")).strip() == ""


def test_progress_is_said_in_words() -> None:
    html = draw("{% progress 3 6 %}")
    assert "3 / 6" in html
    assert 'aria-label="6ページのうち3ページ目"' in html


def test_navigation_tells_where_the_reader_is() -> None:
    links = [NavLink(label="経過", url="/a", is_current=True, count=0), NavLink(label="連絡", url="/b")]
    html = draw('{% nav_tabs links label="この相談" %}', links=links)
    assert html.count('aria-current="page"') == 1
    assert '<a href="/a" aria-current="page">経過 <span class="tabs__count">0</span>' in html


def test_the_last_crumb_is_the_page_itself() -> None:
    html = draw("{% breadcrumb links %}", links=[NavLink(label="受信箱", url="/in"), NavLink(label="2026-0412")])
    assert '<a href="/in">受信箱</a>' in html
    assert '<span aria-current="page">2026-0412</span>' in html


@pytest.mark.parametrize(
    "source",
    [
        "{% card heading=x %}{{ x }}{% endcard %}",
        "{% notice heading=x %}{{ x }}{% endnotice %}",
        "{% panel heading=x %}{{ x }}{% endpanel %}",
        "{% empty_state heading=x %}{{ x }}{% endempty_state %}",
        "{% opening_state is_open=True headline=x detail=x waiting=x %}{{ x }}{% endopening_state %}",
        "{% entry at=None kind=x by=x %}{{ x }}{% endentry %}",
        "{% button x name=x value=x %}{% button_link x x %}{% chip x %}{% steps x %}{% phone_button x note=x %}",
        "{% details_list pairs %}",
    ],
)
def test_what_people_wrote_is_escaped_exactly_once(source: str) -> None:
    evil = '<b onclick="x">&'
    html = draw(source, x=evil, pairs=[(evil, evil)])
    assert "<b onclick" not in html
    assert "&amp;lt;" not in html
    assert "&lt;b onclick=&quot;x&quot;&gt;&amp;" in html
