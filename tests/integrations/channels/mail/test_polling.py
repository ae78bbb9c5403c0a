"""Each mail is told once, in order; none of them can stop the others; the mailbox stays as it is."""

from datetime import timedelta

import pytest

from integrations.channels.mail import events, imap, polling
from integrations.channels.mail.simulated_imap import Kept
from mannaka_sdk import (
    AuthExpiredError,
    MediaPart,
    MessageReceived,
    Opaque,
    PermanentError,
    PluginError,
    TransientError,
)
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import run
from tests.integrations.channels.mail.bench import MailBench, mail, words


def test_what_came_before_the_channel_is_left_alone_unless_the_city_wants_it() -> None:
    for takes_earlier, expected in ((False, ["new"]), (True, ["old", "new"])):
        bench = MailBench({"takes_earlier": takes_earlier})
        bench.comes(mail("old"))
        first = bench.told()
        bench.comes(mail("new"))
        assert [words(each) for each in (*first, *bench.told())] == expected


def test_what_comes_between_the_trial_and_the_first_look_is_told() -> None:
    bench = MailBench()
    bench.comes(mail("old"))
    for _ in range(2):
        assert run(bench.plugin.probe(bench.ctx())).is_ok
        bench.comes(mail("new"))

    assert [words(each) for each in bench.told()] == ["new", "new"]


def test_a_city_that_wants_earlier_mails_after_the_trial_gets_them() -> None:
    bench = MailBench()
    bench.comes(mail("old"))
    run(bench.plugin.probe(bench.ctx()))
    bench.changes = {"takes_earlier": True}

    assert [words(each) for each in bench.told()] == ["old"]


def test_a_host_that_lost_its_cursor_loses_no_mail_that_came_since_the_channel_began() -> None:
    bench = MailBench()
    bench.comes(mail("old"))
    bench.begin()
    bench.comes(mail("new"))
    bench.cursor = None

    assert [words(each) for each in bench.told()] == ["new"]


def test_every_mail_is_told_once_and_in_order_over_many_pages() -> None:
    bench = MailBench()
    bench.begin()
    for number in range(polling.MOST_MAILS * 2 + 7):
        bench.comes(mail(f"{number}", Message_ID=f"<{number}@example.jp>"))

    first = bench.poll()
    told = bench.told()

    assert len(first.events) == polling.MOST_MAILS
    assert first.has_more
    assert [words(each) for each in told] == [f"{number}" for number in range(polling.MOST_MAILS * 2 + 7)]
    assert bench.told() == []


def test_a_page_that_the_host_lost_is_told_again_under_the_same_names() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("first"))

    assert bench.poll().events == bench.poll().events


def test_a_page_is_bounded_by_bytes_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "MOST_BYTES", 4000)
    bench = MailBench()
    bench.begin()
    for number in range(6):
        bench.comes(mail("x" * 1500, Message_ID=f"<{number}@example.jp>"))

    assert len(bench.poll().events) == 2
    assert len(bench.told()) == 6


@pytest.mark.parametrize("marks_seen", [False, True])
def test_a_mail_is_marked_only_where_the_city_wants_it_and_only_once_the_host_kept_it(marks_seen: bool) -> None:
    bench = MailBench({"marks_seen": marks_seen})
    bench.begin()
    kept = bench.comes(mail("first"))
    page = bench.poll()

    assert not kept.is_seen
    bench.cursor = page.cursor
    bench.poll()
    assert kept.is_seen is marks_seen


def test_the_mailbox_is_opened_for_reading_alone() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("first"))
    bench.told()
    said = b"".join(bench.lines.sent)

    assert b"EXAMINE" in said
    assert not any(word in said for word in (b"SELECT", b"STORE", b"EXPUNGE", b"COPY", b"MOVE", b"DELETE"))
    assert b"BODY[]" not in said


def test_a_mail_that_the_server_does_not_give_is_told_as_such_and_those_behind_it_are_told() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("one")).is_withheld = True
    bench.comes(mail("two"))

    withheld, second = bench.told()

    assert isinstance(withheld.body, Opaque)
    assert withheld.raw["ref"] == "1700000000.1"
    assert words(second) == "two"


def test_a_mail_at_which_the_server_hangs_up_is_passed_over_after_three_times() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("before"))
    bench.comes(mail("breaks")).breaks_the_line = True
    bench.comes(mail("behind"))

    page = bench.poll()
    assert [words(each) for each in page.events] == ["before"]
    bench.cursor = page.cursor
    for _ in range(3):
        with pytest.raises(TransientError):
            bench.poll()
    passed, behind = bench.told()

    assert isinstance(passed.body, Opaque)
    assert words(behind) == "behind"


def test_a_mail_that_breaks_our_own_program_is_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    def breaks(raw: bytes, **_: object) -> None:
        raise RecursionError(f"{len(raw)} bytes")

    bench = MailBench()
    bench.begin()
    bench.comes(mail("one"))
    monkeypatch.setattr(events, "read_mail", breaks)

    (told,) = bench.told()

    assert isinstance(told.body, Opaque)
    assert "message" in told.raw
    assert bench.log.lines == ["mail.unreadable {'error': 'RecursionError'}"]


def test_a_mail_that_somebody_takes_away_meanwhile_is_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    bench = MailBench()
    bench.begin()
    gone, kept = bench.comes(mail("gone")), bench.comes(mail("kept"))
    look_at = imap.look_at
    monkeypatch.setattr(
        polling, "look_at", lambda *told: {uid: each for uid, each in look_at(*told).items() if uid != gone.uid}
    )

    assert [words(each) for each in bench.told()] == ["kept"]
    assert kept.uid == 2


def test_a_mailbox_that_was_set_up_anew_tells_nothing_new_twice_and_loses_nothing() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("long ago"), bench.clock.now() - timedelta(days=30))
    bench.comes(mail("before"))
    before = bench.told()
    bench.simulator.mailbox.mails.insert(0, Kept(uid=0, raw=mail("restored"), at=bench.clock.now()))
    bench.simulator.mailbox.set_up_anew()
    after = bench.told()

    assert [words(each) for each in after] == ["restored", "before"]
    assert {each.event_id for each in after} & {each.event_id for each in before} == {before[-1].event_id}
    assert bench.told() == []


def test_a_mailbox_that_was_set_up_anew_and_is_empty_goes_on_with_what_comes() -> None:
    bench = MailBench()
    bench.begin()
    bench.simulator.mailbox.set_up_anew()
    assert bench.told() == []
    bench.comes(mail("first"))

    assert [words(each) for each in bench.told()] == ["first"]


def test_a_mail_that_is_too_large_is_told_with_its_words_and_as_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(polling, "LARGEST", 2000)
    monkeypatch.setattr(polling, "BEGINNING", 1000)
    bench = MailBench()
    bench.begin()
    raw = mail("begin " + "x" * 5000)
    bench.comes(raw)

    (told,) = bench.told()

    assert words(told).startswith("begin xxx")
    assert isinstance(told.body, MessageReceived)
    whole = told.body.parts[-1]
    assert isinstance(whole, MediaPart)
    assert (whole.ref, whole.name, whole.size) == ("1700000000.1.0", "mail.eml", len(raw))


def test_a_server_whose_clock_is_ahead_puts_no_mail_behind_what_follows() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("early"), bench.clock.now() + timedelta(days=3))

    assert bench.told()[0].occurred_at == bench.clock.now()


def test_an_empty_state_changes_nothing_of_what_is_told() -> None:
    bench = MailBench()
    bench.begin()
    bench.comes(mail("one"))
    with_state = bench.poll().events
    bench.state.values = dict.fromkeys(bench.state.values, b"\xff nonsense")

    assert bench.poll().events == with_state


@pytest.mark.parametrize("cursor", [b"", b"nonsense", b"{}", b'{"validity": 1, "uid": -1}'])
def test_a_cursor_that_is_none_of_ours_is_refused(cursor: bytes) -> None:
    bench = MailBench()
    with pytest.raises(PermanentError):
        bench.poll(cursor or b"\x00")


@pytest.mark.parametrize(
    ("refusal", "expected"),
    [
        (Refusal.WRONG_CREDENTIALS, AuthExpiredError),
        (Refusal.MISSING_SCOPE, PermanentError),
        (Refusal.ILL, TransientError),
    ],
)
def test_a_server_that_refuses_is_told_by_what_to_do(refusal: Refusal, expected: type[PluginError]) -> None:
    bench = MailBench()
    bench.wire.refusal = refusal
    with pytest.raises(expected) as raised:
        bench.poll()

    assert isinstance(raised.value, expected)
    assert "imap-ours" not in str(raised.value)


def test_no_answer_is_told_as_one_to_wait_for() -> None:
    bench = MailBench()
    bench.wire.is_cut = True
    with pytest.raises(TransientError):
        bench.poll()


def test_a_server_that_begins_plain_gets_no_password_before_it_is_encrypted() -> None:
    bench = MailBench({"imap_port": 143})
    bench.begin()
    said = b"".join(bench.lines.sent)

    assert said.index(b"STARTTLS") < said.index(b"AUTHENTICATE")


def test_a_folder_may_have_a_japanese_name() -> None:
    bench = MailBench({"folder": "相談&受付"})
    with pytest.raises(PermanentError):
        bench.poll()

    assert b'EXAMINE "&dviKxw-&-&U9dO2A-"' in b"".join(bench.lines.sent)
