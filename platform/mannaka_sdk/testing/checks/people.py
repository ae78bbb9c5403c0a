"""Does the plugin tell what people call themselves, and lead them to the page where they link their account?"""

from collections.abc import Callable, Coroutine
from datetime import timedelta
from typing import Any, Final

from mannaka_sdk.errors import PluginError, RecipientGoneError, TransientError
from mannaka_sdk.kinds import Capability
from mannaka_sdk.people import ExternalIdentity, LinkPage, Profile
from mannaka_sdk.testing.bench import Bench, Subject, run
from mannaka_sdk.testing.expect import ConformanceError, expect
from mannaka_sdk.testing.registry import messaging_check

NONCE: Final = "nonce-7d1f-0123456789abcdef"
STRANGER: Final = "nobody-of-this-name"
Asking = Callable[[Bench, ExternalIdentity], Coroutine[Any, Any, Any]]


def _person(bench: Bench) -> ExternalIdentity:
    """Return a person whom the service knows, since they wrote."""
    sender = bench.read(bench.wrote())[0].sender
    if sender is None:
        raise ConformanceError("who wrote is not told")
    return sender


def _profile(bench: Bench, who: ExternalIdentity) -> Coroutine[Any, Any, Any]:
    work: Coroutine[Any, Any, Any] = bench.plugin.profile(bench.ctx(), who)
    return work


def _page(bench: Bench, who: ExternalIdentity) -> Coroutine[Any, Any, Any]:
    work: Coroutine[Any, Any, Any] = bench.plugin.link_page(bench.ctx(), who, NONCE)
    return work


def _tells_of_failure(bench: Bench, ask: Asking) -> None:
    error = _failure(bench, ask, ExternalIdentity(id=STRANGER))
    expect(isinstance(error, RecipientGoneError), f"somebody whom nobody knows is told as {type(error).__name__}")
    who = _person(bench)
    bench.wire.is_cut = True
    error = _failure(bench, ask, who)
    expect(type(error) is TransientError, f"no answer is told as {type(error).__name__}")


def _failure(bench: Bench, ask: Asking, who: ExternalIdentity) -> PluginError:
    try:
        run(ask(bench, who))
    except PluginError as error:
        return error
    raise ConformanceError("what the service does not say is told")


@messaging_check("people.tell-what-they-call-themselves", needs=Capability.PROFILE)
def tell_what_they_call_themselves(subject: Subject) -> None:
    """A person's name is the one at the service, as it is now."""
    bench = subject.bench()
    who = _person(bench)
    for name in ("さくら🌸", "髙橋"):
        bench.simulator.names[who.id] = name
        found = run(_profile(bench, who))
        expect(isinstance(found, Profile), "profile returns no Profile")
        expect(found.display_name == name, f"{name} is told as {found.display_name}")


@messaging_check("people.tell-of-no-name", needs=Capability.PROFILE)
def tell_of_no_name(subject: Subject) -> None:
    """A person of whom the service tells nothing is a RecipientGoneError, and no answer a TransientError."""
    _tells_of_failure(subject.bench(), _profile)


@messaging_check("people.link-on-the-services-page", needs=Capability.LINK_PAGE)
def link_on_the_services_page(subject: Subject) -> None:
    """The page is of the person who was asked for, ends within a day, and tells the nonce, which is kept nowhere."""
    bench = subject.bench()
    who = _person(bench)
    page = run(_page(bench, who))
    expect(isinstance(page, LinkPage), "link_page returns no LinkPage")
    expect(page.url.scheme == "https", "the page is not secured")
    expect(timedelta(0) < page.expires_at - bench.clock.now() <= timedelta(days=1), "the page ends at no useful time")
    expect(bench.simulator.linking(str(page.url)) == (who.id, NONCE), "the page links another person or nonce")
    kept = b"".join(bench.state.values.values()).decode("utf-8", "replace") + "".join(bench.log.lines)
    expect(NONCE not in kept, "the nonce is kept where nothing secret is")


@messaging_check("people.tell-of-no-page", needs=Capability.LINK_PAGE)
def tell_of_no_page(subject: Subject) -> None:
    """A person whom the service does not know is a RecipientGoneError, and no answer a TransientError."""
    _tells_of_failure(subject.bench(), _page)
