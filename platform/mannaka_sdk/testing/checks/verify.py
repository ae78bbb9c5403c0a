"""Does the plugin let in what the service sent, and nothing else?"""

import statistics
import time
from datetime import timedelta
from functools import partial
from typing import Any, Final

from mannaka_sdk.testing.bench import Bench, Subject
from mannaka_sdk.testing.expect import expect
from mannaka_sdk.testing.registry import delivery_check
from mannaka_sdk.testing.strange import any_bytes, any_header, for_each
from mannaka_sdk.testing.tripwires import Watched, no_input_or_output
from mannaka_sdk.webhooks import RawRequest, Verdict, VerdictKind

LIMIT_S: Final = 0.05
LARGE: Final = 1024 * 1024


def _must_reject(bench: Bench, request: RawRequest, what: str) -> None:
    verdict = bench.verify(request)
    expect(isinstance(verdict, Verdict), "verify returns no Verdict")
    expect(verdict.kind is VerdictKind.REJECT, f"verify lets in {what}")


@delivery_check("verify.accepts-a-good-delivery")
def accepts_a_good_delivery(subject: Subject) -> None:
    """A delivery that the service signed is accepted."""
    bench = subject.bench()
    verdict = bench.verify(bench.delivery(bench.happened()))
    expect(verdict.kind is VerdictKind.ACCEPT, f"verify does not accept a good delivery: {verdict.reason}")


@delivery_check("verify.names-the-account")
def names_the_account(subject: Subject) -> None:
    """The account that a delivery names, where it names one, is told as the probe tells it."""
    bench = subject.bench()
    body = bench.simulator.body(bench.happened())
    if bench.simulator.account.encode() in body:
        verdict = bench.verify(bench.signed(body))
        expect(verdict.account == bench.simulator.account, "verify does not tell which account the delivery names")


@delivery_check("verify.rejects-a-tampered-body")
def rejects_a_tampered_body(subject: Subject) -> None:
    """A body with one byte changed, one more or one less is rejected, wherever it is."""
    bench = subject.bench()
    if not bench.simulator.signs_the_body:
        return
    good = bench.delivery(bench.happened())
    changed = [
        good.body[:at] + bytes([good.body[at] ^ 0x01]) + good.body[at + 1 :] for at in range(0, len(good.body), 7)
    ]
    for body in (*changed, good.body + b" ", good.body[:-1], b""):
        _must_reject(bench, good.model_copy(update={"body": body}), "a body that was changed on its way")


@delivery_check("verify.rejects-a-missing-signature")
def rejects_a_missing_signature(subject: Subject) -> None:
    """A delivery without its signature, without headers, or with an empty signature is rejected."""
    bench = subject.bench()
    good, name = bench.delivery(bench.happened()), bench.simulator.signature_header
    expect(good.header(name), f"the simulator signs no header {name}")
    others = {each: value for each, value in good.headers.items() if each != name.lower()}
    for headers in (others, {}, {**good.headers, name.lower(): ""}):
        _must_reject(bench, good.model_copy(update={"headers": headers}), "a delivery without a signature")


@delivery_check("verify.rejects-a-garbled-signature")
def rejects_a_garbled_signature(subject: Subject) -> None:
    """Any other text as signature is rejected, whatever its script, without an exception."""
    bench = subject.bench()
    good, name = bench.delivery(bench.happened()), bench.simulator.signature_header.lower()

    def examine(text: str) -> None:
        if text != good.headers[name]:
            _must_reject(bench, _with_header(good, name, text), "a garbled signature")

    for text in ("署名", "\ud800", "a" * 8192, good.headers[name][:-1], good.headers[name] + "0"):
        examine(text)
    for_each(any_header, examine)


def _with_header(request: RawRequest, name: str, value: str) -> RawRequest:
    return request.model_copy(update={"headers": {**request.headers, name: value}})


@delivery_check("verify.rejects-other-secrets")
def rejects_other_secrets(subject: Subject) -> None:
    """A delivery signed with another channel's secrets is rejected."""
    bench = subject.bench()
    stranger = bench.delivery(bench.happened(), secrets=bench.simulator.other_secrets())
    _must_reject(bench, stranger, "a delivery signed with another channel's secrets")


@delivery_check("verify.checks-with-the-secrets-it-is-given")
def checks_with_the_secrets_it_is_given(subject: Subject) -> None:
    """While secrets are changed, a delivery signed with the old ones fits the old ones, and the new ones after."""
    bench = subject.bench()
    old, new = bench.simulator.other_secrets(), bench.simulator.secrets()
    for secrets in (old, new, old):
        verdict = bench.verify(bench.delivery(bench.happened(), secrets=secrets), secrets)
        expect(verdict.kind is VerdictKind.ACCEPT, "verify does not check with the secrets that it is given")


@delivery_check("verify.rejects-a-replay")
def rejects_a_replay(subject: Subject) -> None:
    """Where the service signs the time, an old delivery is rejected, and one from the future."""
    bench = subject.bench()
    if (fresh_for := bench.simulator.fresh_for) is None:
        return
    body = bench.simulator.body(bench.happened())
    for distance in (fresh_for + timedelta(minutes=1), -fresh_for - timedelta(minutes=1)):
        at = bench.clock.now() - distance
        _must_reject(bench, bench.signed(body, at=at), "a delivery of another time")


@delivery_check("verify.covers-every-signed-header")
def covers_every_signed_header(subject: Subject) -> None:
    """Where the service signs the time, a delivery with another time written on it is rejected."""
    bench = subject.bench()
    if bench.simulator.fresh_for is None:
        return
    good = bench.delivery(bench.happened())
    later = bench.signed(good.body, at=bench.clock.now() + timedelta(seconds=1))
    name = bench.simulator.signature_header.lower()
    mixed = later.model_copy(update={"headers": {**later.headers, name: good.headers[name]}})
    _must_reject(bench, mixed, "a delivery on which another time was written")


@delivery_check("verify.welcomes-an-empty-delivery")
def welcomes_an_empty_delivery(subject: Subject) -> None:
    """The empty delivery with which a service tries whether we are there is answered with 2xx."""
    bench = subject.bench()
    verdict = bench.verify(bench.delivery())
    expect(verdict.kind is not VerdictKind.REJECT, "verify rejects the delivery with which the service tries us")


@delivery_check("verify.welcomes-the-unknown")
def welcomes_the_unknown(subject: Subject) -> None:
    """A signed body that cannot be read is accepted all the same: `parse` tells what it is."""
    bench = subject.bench()
    for body in (b"\xff\xfe\x00", b"{", b"", "①".encode("cp932"), b"[" * 5000):
        verdict = bench.verify(bench.signed(body))
        expect(
            verdict.kind is not VerdictKind.REJECT, f"verify rejects a signed body that it cannot read: {body[:8]!r}"
        )


@delivery_check("verify.never-raises")
def never_raises(subject: Subject) -> None:
    """Whatever comes in is decided on without an exception, and rejected where the signature does not cover it."""
    bench = subject.bench()
    good = bench.delivery(bench.happened())
    decide: Any = partial(_must_reject, what="any bytes") if bench.simulator.signs_the_body else Bench.verify
    for_each(any_bytes, lambda body: decide(bench, good.model_copy(update={"body": body + b"\0"})))
    for name in good.headers:
        for_each(any_header, lambda text, name=name: bench.verify(_with_header(good, name, text)))


@delivery_check("verify.is-quick")
def is_quick(subject: Subject) -> None:
    """A delivery of 64 KB is decided on in under 50 ms, and one of 1 MB without trouble."""
    bench = subject.bench()
    request = bench.delivery(*(bench.happened(number, "あ" * 300) for number in range(48)))
    expect(statistics.median(_seconds(bench, request) for _ in range(5)) < LIMIT_S, "verify takes longer than 50 ms")
    bench.verify(bench.signed(b"x" * LARGE))


def _seconds(bench: Bench, request: RawRequest) -> float:
    before = time.perf_counter()
    bench.verify(request)
    return time.perf_counter() - before


@delivery_check("verify.compares-in-constant-time")
def compares_in_constant_time(subject: Subject) -> None:
    """The signature is compared with `hmac.compare_digest`, not with `==`."""
    bench = subject.bench()
    good, name = bench.delivery(bench.happened()), bench.simulator.signature_header.lower()
    Watched.compared.clear()
    bench.verify(_with_header(good, name, Watched(good.headers[name])))
    expect(not Watched.compared, "verify compares the signature with ==, which takes longer the more of it is right")


@delivery_check("verify.is-pure")
def is_pure(subject: Subject) -> None:
    """Deciding on a delivery opens neither a file nor a connection."""
    bench = subject.bench()
    requests = (bench.delivery(bench.happened()), bench.delivery(bench.happened(2)))
    with no_input_or_output("verify"):
        for request in requests:
            bench.verify(request)
    expect(not bench.wire.journal, "verify called the service")
