"""Does a citizen get what the city wrote, once and whole, and is the host told what became of it?"""

from datetime import timedelta

from mannaka_sdk.errors import (
    AuthExpiredError,
    ContentRejectedError,
    PermanentError,
    PluginError,
    QuotaExceededError,
    RateLimitedError,
    RecipientGoneError,
    TransientError,
)
from mannaka_sdk.kinds import Capability
from mannaka_sdk.messages import (
    CardLink,
    CardPart,
    Choice,
    OutboundPart,
    Preview,
    Quota,
    SendResult,
    SendState,
    TextPart,
)
from mannaka_sdk.simulation import Refusal
from mannaka_sdk.testing.bench import FILE, OTHER_MESSAGE_ID, Bench, Subject, message, run
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check
from mannaka_sdk.testing.strange import CHARACTERS, FAMILY
from mannaka_sdk.testing.tripwires import no_input_or_output

CHOICE = Choice(label="予約する", data="booking:①")
CARD = CardPart(title="予約", text="12月1日 10時")


def _failure(bench: Bench, message_sent: object = None) -> PluginError:
    """Return the error with which a send ends."""
    try:
        bench.send(message_sent or message("一"))  # type: ignore[arg-type]  # a message or nothing
    except PluginError as error:
        return error
    raise ConformanceError("send ends well where it has to raise an error")


def _must_raise(subject: Subject, refusal: Refusal, expected: type[PluginError]) -> PluginError:
    """Have the service refuse, and look at what the host is told."""
    bench = subject.bench()
    bench.wire.refusal = refusal
    error = _failure(bench)
    expect(type(error) is expected, f"{refusal} is told as {type(error).__name__} instead of {expected.__name__}")
    expect(not bench.simulator.received, "a message that was refused arrived all the same")
    return error


@messaging_check("send.arrives", needs=Capability.TEXT_OUT)
def arrives(subject: Subject) -> None:
    """A text arrives at the one whom it is for, as it was written, and the service's id of it is told."""
    for text in CHARACTERS:
        bench = subject.bench()
        result = bench.send(message(text, to="person-7"))
        expect(isinstance(result, SendResult), "send returns no SendResult")
        expect(
            [each.text for each in bench.simulator.received] == [text], f"{text!r} does not arrive as it was written"
        )
        expect(
            {each.to for each in bench.simulator.received} == {bench.simulator.person("person-7")},
            "the message arrives at somebody else",
        )
        expect(result.state is not SendState.DUPLICATE, "a new message is told to be a duplicate")
        expect(result.provider_ids and all(result.provider_ids), "the service's id of the message is not told")


@messaging_check("send.keeps-the-order", needs=Capability.TEXT_OUT)
def keeps_the_order(subject: Subject) -> None:
    """The parts of a message arrive in their order."""
    bench = subject.bench()
    bench.send(message("一", "二", "三"))
    found = "".join(each.text for each in bench.simulator.received)
    expect(_closed_up(found) == "一二三", "the parts arrive in another order")


def _closed_up(text: str) -> str:
    """Return a text without the lines that a service may put between two parts of one message."""
    return "".join(text.split())


@messaging_check("send.happens-once", needs=Capability.TEXT_OUT)
def happens_once(subject: Subject) -> None:
    """A message that is handed over twice arrives once, and the second time is told to be a duplicate."""
    bench = subject.bench()
    bench.send(message("一"))
    again = bench.send(message("一", attempt=2))
    expect(len(bench.simulator.received) == 1, "a message that is handed over twice arrives twice")
    expect(again.state is SendState.DUPLICATE, "a message that arrived before is told to be new")


@messaging_check("send.survives-a-lost-answer", needs=Capability.TEXT_OUT)
def survives_a_lost_answer(subject: Subject) -> None:
    """When the service takes a message and its answer is lost, the next try adds nothing."""
    bench = subject.bench()
    bench.send(message("先", key=OTHER_MESSAGE_ID))  # what a plugin fetches first, such as a token, is there now
    before = len(bench.simulator.received)
    bench.wire.loses_answers = 1
    error = _failure(bench)
    expect(type(error) is TransientError, f"a lost answer is told as {type(error).__name__}")
    bench.send(message("一", attempt=2))
    expect(len(bench.simulator.received) == before + 1, "after a lost answer the message arrives twice, or never")


@messaging_check("send.goes-on-where-it-stopped", needs=Capability.TEXT_OUT)
def goes_on_where_it_stopped(subject: Subject) -> None:
    """A message of several parts that broke off in between arrives once and whole by the next try."""
    bench = subject.bench()
    bench.send(message("先", key=OTHER_MESSAGE_ID))
    before = len(bench.simulator.received)
    bench.wire.loses_after, bench.wire.loses_answers = 1, 1
    parts = ("一", "二", "三")
    try:
        bench.send(message(*parts))
    except TransientError:
        bench.send(message(*parts, attempt=2))
    found = "".join(each.text for each in bench.simulator.received[before:])
    expect(_closed_up(found) == "一二三", f"a message that broke off arrives as {found!r}")


@messaging_check("send.tells-two-messages-apart", needs=Capability.TEXT_OUT)
def tells_two_messages_apart(subject: Subject) -> None:
    """Two messages with the same words arrive both."""
    bench = subject.bench()
    bench.send(message("はい"))
    bench.send(message("はい", key=OTHER_MESSAGE_ID))
    expect(len(bench.simulator.received) == 2, "a second message with the same words does not arrive")  # noqa: PLR2004


@messaging_check("send.knows-haste", needs=Capability.TEXT_OUT)
def knows_haste(subject: Subject) -> None:
    """Too many requests are told as RateLimitedError, with the time to wait."""
    error = _must_raise(subject, Refusal.RATE_LIMITED, RateLimitedError)
    waits = error.retry_after if isinstance(error, TransientError) else None
    expect(waits is not None and waits > timedelta(0), "it is not told how long to wait")


@messaging_check("send.knows-an-empty-quota", needs=Capability.QUOTA)
def knows_an_empty_quota(subject: Subject) -> None:
    """A quota that is used up is told as QuotaExceededError."""
    _must_raise(subject, Refusal.QUOTA_EXCEEDED, QuotaExceededError)


@messaging_check("send.knows-dead-secrets", needs=Capability.TEXT_OUT)
def knows_dead_secrets(subject: Subject) -> None:
    """Secrets that the service refuses are told as AuthExpiredError."""
    _must_raise(subject, Refusal.WRONG_CREDENTIALS, AuthExpiredError)


@messaging_check("send.knows-who-is-gone", needs=Capability.TEXT_OUT)
def knows_who_is_gone(subject: Subject) -> None:
    """A person who blocked the account is told as RecipientGoneError."""
    _must_raise(subject, Refusal.RECIPIENT_GONE, RecipientGoneError)


@messaging_check("send.knows-what-is-refused", needs=Capability.TEXT_OUT)
def knows_what_is_refused(subject: Subject) -> None:
    """Content that the service refuses is told as ContentRejectedError, with the part."""
    error = _must_raise(subject, Refusal.CONTENT_REJECTED, ContentRejectedError)
    expect(isinstance(error, ContentRejectedError) and error.field, "it is not told which part was refused")


@messaging_check("send.knows-an-ill-service", needs=Capability.TEXT_OUT)
def knows_an_ill_service(subject: Subject) -> None:
    """An ill service is told as TransientError."""
    _must_raise(subject, Refusal.ILL, TransientError)


@messaging_check("send.knows-what-never-works", needs=Capability.TEXT_OUT)
def knows_what_never_works(subject: Subject) -> None:
    """A request that the service does not understand is told as PermanentError."""
    _must_raise(subject, Refusal.BAD_REQUEST, PermanentError)


@messaging_check("send.knows-an-absent-service", needs=Capability.TEXT_OUT)
def knows_an_absent_service(subject: Subject) -> None:
    """No answer is told as TransientError."""
    bench = subject.bench()
    bench.wire.is_cut = True
    error = _failure(bench)
    expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")


@messaging_check("send.splits-what-is-long", needs=Capability.TEXT_OUT)
def splits_what_is_long(subject: Subject) -> None:
    """A text up to the limit arrives in one piece; a longer one in several, none too long, none torn, nothing lost."""
    limits = subject.plugin.manifest.limits
    longest = limits.text_length or 1000
    unit = next(each for each in ("𠮷", "あ", "a") if limits.text_unit.measure(each) <= longest)
    fitting = unit * (longest // limits.text_unit.measure(unit))
    whole = 1 if limits.text_length else None
    for text, pieces in ((fitting, whole), (fitting + unit, None), (FAMILY * longest, None)):
        bench = subject.bench()
        bench.send(message(text))
        found = [each.text for each in bench.simulator.received]
        expect("".join(found) == text, "a long text does not arrive whole")
        expect(pieces in {None, len(found)}, "a text that fits is split")
        if limits.text_length:
            expect(max(map(limits.text_unit.measure, found)) <= longest, "a piece is longer than the limit")
            expect(not any(each.startswith("\u200d") for each in found), "a character is torn apart")


@messaging_check("send.offers-choices", needs=Capability.QUICK_REPLY)
def offers_choices(subject: Subject) -> None:
    """Choices arrive with what they send back, below the last piece of their text."""
    bench = subject.bench()
    bench.send(message(TextPart(text="どうしますか", choices=(CHOICE,))))
    expect(dict(bench.simulator.received[-1].choices) == {CHOICE.label: CHOICE.data}, "a choice does not arrive")


@messaging_check("send.refuses-what-it-cannot")
def refuses_what_it_cannot(subject: Subject) -> None:
    """What the manifest does not declare is refused as ContentRejectedError, before anything of it is sent."""
    undeclared: dict[Capability, OutboundPart] = {
        Capability.CARD: CARD,
        Capability.MEDIA_OUT: FILE,
        Capability.QUICK_REPLY: TextPart(text="一", choices=(CHOICE,)),
    }
    for capability, part in undeclared.items():
        if not subject.can(capability):
            _must_refuse(subject, part, str(capability))


@messaging_check("send.refuses-too-many-choices", needs=Capability.QUICK_REPLY)
def refuses_too_many_choices(subject: Subject) -> None:
    """More choices than the service shows are refused as ContentRejectedError, not dropped."""
    most = subject.plugin.manifest.limits.choices
    choices = tuple(Choice(label=f"{number}", data=f"{number}") for number in range(most + 1))
    _must_refuse(subject, TextPart(text="一", choices=choices), f"more than {most} choices")


def _must_refuse(subject: Subject, part: OutboundPart, what: str) -> None:
    bench = subject.bench()
    error = _failure(bench, message("先に", part))
    expect(type(error) is ContentRejectedError, f"{what} is told as {type(error).__name__}")
    expect(not bench.simulator.received, f"a part of a message with {what} arrived, though it is refused")
    expect(bench.plugin.preview(message(part)).problems, f"the preview does not tell that {what} is refused")


@messaging_check("send.shows-a-card", needs=Capability.CARD)
def shows_a_card(subject: Subject) -> None:
    """A card arrives with its title, its text and its links, and the preview shows them."""
    link = CardLink.model_validate({"label": "変更する", "url": "https://soudan.example.jp/b/1"})
    card = CARD.model_copy(update={"links": (link,)})
    bench = subject.bench()
    bench.send(message(card))
    found, shown = bench.simulator.received[-1], bench.plugin.preview(message(card)).bubbles[-1].text
    expect(card.title in found.text and card.text in found.text, "a card arrives without its title or its text")
    expect(dict(found.links) == {link.label: str(link.url)}, "a link of a card does not arrive")
    expect(card.title in shown and card.text in shown, "the preview does not show what a card says")


@messaging_check("send.previews-truly", needs=Capability.TEXT_OUT)
def previews_truly(subject: Subject) -> None:
    """The preview shows what arrives: the same pieces, the same words."""
    longest = subject.plugin.manifest.limits.text_length or 1000
    for text in (*CHARACTERS, "長い文です。" * longest):
        bench = subject.bench()
        shown = bench.plugin.preview(message(text))
        expect(isinstance(shown, Preview), "preview returns no Preview")
        expect(not shown.problems, f"the preview tells problems with a plain text: {shown.problems}")
        bench.send(message(text))
        found = [each.text for each in bench.simulator.received]
        expect([each.text for each in shown.bubbles] == found, "the preview shows something else than what arrives")


@messaging_check("send.previews-purely", needs=Capability.TEXT_OUT)
def previews_purely(subject: Subject) -> None:
    """The preview opens neither a file nor a connection."""
    bench = subject.bench()
    with no_input_or_output("preview"):
        bench.plugin.preview(message("一", "二"))


@messaging_check("send.counts", needs=Capability.QUOTA)
def counts(subject: Subject) -> None:
    """The quota goes down by what a send says that it cost, and by nothing for a duplicate."""
    bench = subject.bench()
    before = _quota(bench)
    result = bench.send(message("一", "二"))
    expect(result.cost_units == _quota(bench).used - before.used, "a send costs something else than it says")
    again = bench.send(message("一", "二", attempt=2))
    expect(again.cost_units == 0, "a duplicate is told to cost something")


def _quota(bench: Bench) -> Quota:
    found = run(bench.plugin.quota(bench.ctx()))
    expect(isinstance(found, Quota), "quota returns no Quota")
    assert isinstance(found, Quota)  # noqa: S101 - expect() tells it, this line tells the types
    return found
