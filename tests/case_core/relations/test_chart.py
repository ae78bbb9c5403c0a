"""The picture of the people of a case: everybody has a box of their own inside of it."""

from itertools import combinations

import pytest

from case_core.parties.models import Person
from case_core.relations.chart import BOX, WIDTH, chart_of
from case_core.relations.models import CasePerson, Tie


def family(count: int) -> list[CasePerson]:
    return [
        CasePerson(
            pk=number, person=Person(name=f"人{number}"), role="family", relation="子", lives_together=number == 1
        )
        for number in range(1, count + 1)
    ]


@pytest.mark.parametrize("count", [1, 2, 3, 7, 12])
def test_no_box_covers_another_and_all_are_inside(count: int) -> None:
    chart = chart_of("田中 花子", family(count), [], nameless="匿名")
    assert (len(chart.nodes), len(chart.lines)) == (count + 1, count)
    for one, other in combinations(chart.nodes, 2):
        assert abs(one.x - other.x) >= BOX[0] or abs(one.y - other.y) >= BOX[1]
    for node in chart.nodes:
        assert 0 <= node.x <= WIDTH - BOX[0]
        assert 0 <= node.y <= chart.height - BOX[1]


def test_words_stand_at_lines_and_long_names_are_cut_but_kept_whole_beside() -> None:
    tie = Tie(one_id=1, other_id=2, words="夫婦", kind="strained")
    outside = Tie(one_id=1, other_id=9, words="他人", kind="plain")
    chart = chart_of("寿限無寿限無五劫の擦り切れ", family(2), [tie, outside], nameless="匿名")
    assert [(line.words, line.kind) for line in chart.lines] == [("子", "plain"), ("子", "plain"), ("夫婦", "strained")]
    assert (chart.nodes[0].name, chart.nodes[0].full) == ("寿限無寿限無五劫の擦…", "寿限無寿限無五劫の擦り切れ")
    assert [node.kind for node in chart.nodes] == ["came", "together", "apart"]


def test_a_bow_over_the_one_in_the_middle_stays_inside_of_the_picture() -> None:
    chart = chart_of("", family(2), [Tie(one_id=1, other_id=2, words="夫婦", kind="plain")], nameless="匿名")
    top = float(chart.view.split()[1])
    assert all(line.y - 13 >= top for line in chart.lines)


def test_nobody_is_without_a_word() -> None:
    (son,) = family(1)
    son.person.name = ""
    assert [node.name for node in chart_of("", [son], [], nameless="匿名").nodes] == ["匿名", "子"]
