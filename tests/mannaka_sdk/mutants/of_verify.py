"""Mutants that let in what they should not, or keep out what they should let in."""
# ruff: noqa: ARG002 - a broken method leaves out what it should look at

import hashlib
import hmac
import json
import time
from pathlib import Path
from typing import Any

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk import Verdict, VerdictKind
from tests.mannaka_sdk.mutants import breaks


class Verifies(EchoChannel):
    """A plugin whose verdict is changed by what it does not look at."""

    def verify(self, ctx: Any, request: Any) -> Verdict:
        return super().verify(ctx, self.seen(ctx, request))

    def seen(self, ctx: Any, request: Any) -> Any:
        return request


def expected(ctx: Any, request: Any, *, timed: bool = True) -> str:
    """Return the signature that a delivery should have."""
    key = ctx.secrets.signing_secret.get_secret_value().encode()
    prefix = request.header("x-echo-timestamp").encode() + b"." if timed else b""
    return hmac.new(key, prefix + request.body, hashlib.sha256).hexdigest()


def signed_anew(ctx: Any, request: Any) -> Any:
    """Return a delivery with the signature that it should have."""
    return request.model_copy(
        update={"headers": {**request.headers, "x-echo-signature": expected(ctx, request)}},
    )


@breaks("verify.accepts-a-good-delivery")
class TrustsNobody(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        return Verdict.rejected("no")


@breaks("verify.names-the-account")
class NamesNoAccount(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        return super().verify(ctx, request).model_copy(update={"account": None})


@breaks("verify.rejects-a-tampered-body")
@breaks("verify.rejects-other-secrets")
@breaks("isolation.keeps-channels-apart")
class TrustsEverybody(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        return Verdict.accepted()


@breaks("verify.rejects-a-missing-signature")
class TrustsTheUnsigned(Verifies):
    def seen(self, ctx: Any, request: Any) -> Any:
        return request if request.header("x-echo-signature") else signed_anew(ctx, request)


@breaks("verify.rejects-a-garbled-signature")
class ComparesTheBeginning(Verifies):
    def seen(self, ctx: Any, request: Any) -> Any:
        given = request.header("x-echo-signature")
        return signed_anew(ctx, request) if given.startswith(expected(ctx, request)[:40]) else request


@breaks("verify.rejects-a-garbled-signature")
class ComparesTexts(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        hmac.compare_digest(request.header("x-echo-signature"), expected(ctx, request))
        return super().verify(ctx, request)


@breaks("verify.checks-with-the-secrets-it-is-given")
@breaks("isolation.keeps-nothing")
class KeepsTheFirstSecrets(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        self.kept = getattr(self, "kept", ctx)
        return super().verify(self.kept, request)


@breaks("verify.rejects-a-replay")
class NeverForgets(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        verdict = super().verify(ctx, request)
        return Verdict.accepted() if "old" in verdict.reason else verdict


@breaks("verify.covers-every-signed-header")
class SignsNoTime(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        for seconds in range(-2, 3):
            at = str(int(request.header("x-echo-timestamp") or 0) + seconds)
            tried = request.model_copy(update={"headers": {**request.headers, "x-echo-timestamp": at}})
            if (verdict := super().verify(ctx, tried)).kind is VerdictKind.ACCEPT:
                return verdict
        return super().verify(ctx, request)


@breaks("verify.welcomes-an-empty-delivery")
class WantsEvents(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        return Verdict.rejected("empty") if b'"events": []' in request.body else super().verify(ctx, request)


@breaks("verify.welcomes-the-unknown")
@breaks("verify.never-raises")
class ParsesFirst(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        json.loads(request.body)
        return super().verify(ctx, request)


@breaks("verify.is-quick")
class Sleeps(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        time.sleep(0.06)
        return super().verify(ctx, request)


@breaks("verify.compares-in-constant-time")
class ComparesByLetters(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        is_same = request.header("x-echo-signature") == expected(ctx, request)
        return super().verify(ctx, request) if is_same else Verdict.rejected("no")


@breaks("verify.is-pure")
class ReadsAFile(EchoChannel):
    def verify(self, ctx: Any, request: Any) -> Verdict:
        Path("/etc/hostname").read_text(encoding="utf-8")
        return super().verify(ctx, request)
