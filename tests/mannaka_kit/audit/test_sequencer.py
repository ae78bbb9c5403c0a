import threading

import pytest
from django.db import connection, transaction

from mannaka_kit import audit, clock
from mannaka_kit.audit import sequencer
from mannaka_kit.audit.chain import genesis, link_hash
from mannaka_kit.audit.models import Entry, Link
from mannaka_kit.audit.sequencer import entry_bytes, sequence_entries
from mannaka_tenancy import Tenant, use
from tests.mannaka_kit.audit.conftest import record


def assert_whole(city: Tenant) -> None:
    """The chain has no gap, each hash follows from the one before, and every entry has its place."""
    with use(city):
        links = list(Link.objects.select_related("entry").order_by("seq"))
        assert [link.seq for link in links] == list(range(1, len(links) + 1))
        previous = genesis(str(city.key))
        for link in links:
            assert link.previous == previous
            assert link.hash == link_hash(previous, link.seq, entry_bytes(link.entry))
            previous = link.hash
        assert len(links) == Entry.objects.count()


def test_entries_are_numbered_without_gaps_and_chained(db: None, imabari: Tenant, saijo: Tenant) -> None:
    for city, count in ((imabari, 5), (saijo, 3)):
        for number in range(count):
            record(city, details={"number": number})
        with use(city):
            assert sequence_entries() >= count
            assert sequence_entries() == 0
        assert_whole(city)


def test_entries_that_come_later_go_on_where_the_chain_ended(db: None, imabari: Tenant) -> None:
    for _ in range(3):
        record(imabari)
        with use(imabari):
            sequence_entries()
    assert_whole(imabari)


def test_more_entries_than_one_batch_all_get_their_place(
    db: None, imabari: Tenant, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sequencer, "_BATCH", 4)
    for _ in range(11):
        record(imabari)
    with use(imabari):
        sequence_entries()
    assert_whole(imabari)


def test_a_transaction_that_commits_late_is_not_forgotten(committed_db: None, imabari: Tenant) -> None:
    written, may_commit = threading.Event(), threading.Event()

    def write_slowly() -> None:
        with use(imabari), transaction.atomic():
            audit.record("late.commit", actor=audit.SYSTEM, target=None, at=clock.now())
            written.set()
            may_commit.wait(10)
        connection.close()

    slow = threading.Thread(target=write_slowly)
    slow.start()
    assert written.wait(10)
    record(imabari, "early.commit")
    with use(imabari):
        sequence_entries()
        assert Link.objects.filter(entry__action="early.commit").exists()
    may_commit.set()
    slow.join()
    with use(imabari):
        assert sequence_entries() == 1
        assert Link.objects.get(entry__action="late.commit").seq > Link.objects.get(entry__action="early.commit").seq
    assert_whole(imabari)


def test_one_that_commits_later_than_the_window_is_found_by_the_full_look(db: None, imabari: Tenant) -> None:
    with use(imabari):
        sequence_entries()
        newest = record(imabari)
        Entry.objects.create(pk=newest + 2 * sequencer.WINDOW, at=clock.now(), actor_label="system", action="far.ahead")
        sequence_entries()
        record(imabari, "long.open")
        assert sequence_entries() == 0
        assert sequence_entries(everything=True) == 1
    assert_whole(imabari)


def test_many_sequencers_at_once_make_one_chain(committed_db: None, imabari: Tenant) -> None:
    for _ in range(40):
        record(imabari)
    failures: list[BaseException] = []

    def run() -> None:
        try:
            with use(imabari):
                sequence_entries()
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failures
    assert_whole(imabari)
