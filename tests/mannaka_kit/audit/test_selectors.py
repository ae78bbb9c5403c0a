import pytest

from mannaka_kit import audit
from mannaka_kit.audit.selectors import Filters, entries_for
from mannaka_kit.decisions import allow, deny
from mannaka_kit.errors import NotAllowedError
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.audit.conftest import record


def test_entries_are_shown_newest_first_and_page_by_page(db: None, imabari: Tenant) -> None:
    made = [record(imabari, "paged.read", case_id=77) for _ in range(5)]
    seen, before = [], None
    with use(imabari):
        for _ in range(3):
            page = entries_for(audit.OPERATOR, decision=allow(), filters=Filters(case_id=77), before=before, limit=2)
            seen += [entry.pk for entry in page.entries]
            before = page.next_before
    assert seen == made[::-1]
    assert before is None


def test_a_page_is_one_query(db: None, imabari: Tenant, django_assert_num_queries: object) -> None:
    record(imabari)
    with use(imabari), django_assert_num_queries(1):  # type: ignore[operator]  # pytest-django's fixture
        entries_for(audit.OPERATOR, decision=allow())


def test_entries_are_found_by_action_and_actor(db: None, imabari: Tenant) -> None:
    record(imabari, "found.closed")
    record(imabari, "found.opened")
    with use(imabari):
        found = entries_for(audit.OPERATOR, decision=allow(), filters=Filters(action="found.")).entries
        assert [entry.action for entry in found] == ["found.opened", "found.closed"]
        assert not entries_for(audit.OPERATOR, decision=allow(), filters=Filters(action="found.", actor_id=3)).entries


def test_who_may_not_sees_nothing(db: None, imabari: Tenant) -> None:
    with use(imabari), pytest.raises(NotAllowedError):
        entries_for(audit.CITIZEN, decision=deny("role"))
