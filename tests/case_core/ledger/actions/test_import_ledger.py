"""Taking over the earlier ledger."""

from dataclasses import replace
from datetime import date

import pytest

from case_core.ledger.actions.import_ledger import LedgerLine, import_ledger
from case_core.ledger.errors import LedgerEmptyError, LedgerLineUnknownError, LedgerTakenOverError
from case_core.ledger.events import LedgerImported
from case_core.ledger.selectors import ledger_between
from mannaka_kit import audit
from mannaka_kit.audit.models import Entry
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import use
from tests.support.cases import AT
from tests.support.cast import Cast

LINE = LedgerLine(on=date(2024, 9, 2), channel="counter", topic="consumer", section_name="市民参画課")
LINES = [LINE, replace(LINE, on=date(2025, 3, 31), channel="telephone", section_name="")]


def test_a_ledger_is_taken_over_whole_and_written_down(here: Cast, told: list[object]) -> None:
    assert import_ledger(source="r6", lines=LINES, actor=audit.OPERATOR, at=AT) == 2
    found = ledger_between(here.aoi, date(2024, 8, 30), date(2025, 3, 31))
    assert [(line.on, line.channel, line.section_name) for line in found] == [
        (date(2024, 9, 2), "counter", "市民参画課"),
        (date(2025, 3, 31), "telephone", ""),
    ]
    entry = Entry.objects.get(action="ledger.imported")
    assert (entry.actor_label, entry.details["lines"]) == ("operator", 2)
    assert told == [LedgerImported(lines=2)]


def test_an_administrator_may_and_a_clerk_may_not(here: Cast) -> None:
    with pytest.raises(NotAllowedError):
        import_ledger(source="r6", lines=LINES, actor=here.aoi, at=AT)
    assert import_ledger(source="r6", lines=LINES, actor=here.mio, at=AT) == 2


def test_the_same_ledger_does_not_count_twice(here: Cast) -> None:
    import_ledger(source="r6", lines=LINES, actor=here.mio, at=AT)
    with pytest.raises(LedgerTakenOverError):
        import_ledger(source="r6", lines=LINES, actor=here.mio, at=AT)
    assert ledger_between(here.mio, date(2020, 1, 1), date(2026, 1, 1)).count() == 2


def test_an_empty_ledger_and_unknown_words_are_refused(here: Cast) -> None:
    with pytest.raises(LedgerEmptyError):
        import_ledger(source="r6", lines=[], actor=here.mio, at=AT)
    for wrong in (replace(LINE, channel="pigeon"), replace(LINE, topic="weather")):
        with pytest.raises(LedgerLineUnknownError):
            import_ledger(source="r6", lines=[LINE, wrong], actor=here.mio, at=AT)


def test_a_section_counts_nothing_and_another_city_has_nothing(here: Cast, saijo_cast: Cast) -> None:
    import_ledger(source="r6", lines=LINES, actor=here.mio, at=AT)
    assert not ledger_between(here.ren, date(2020, 1, 1), date(2026, 1, 1)).exists()
    with use(saijo_cast.city):
        assert not ledger_between(saijo_cast.aoi, date(2020, 1, 1), date(2026, 1, 1)).exists()
