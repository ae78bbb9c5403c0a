"""Reads for who covers parts of a share: its texts in sentences, what is covered now, and the versions so far."""

from dataclasses import dataclass
from datetime import datetime

from case_core.sharing.models import ShareGrant
from case_core.sharing.policies import can_share
from case_core.sharing.projection import texts_of
from case_core.sharing.veils import Span, is_within, merged, sentences_of, veil_of
from mannaka_kit.decisions import require
from tenants.accounts.actor import Actor
from tenants.accounts.models import User
from tenants.partners.data_classes import DataClass


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of a text that can be chosen: a sentence, or what somebody selected."""

    span: Span
    words: str
    is_covered: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverableText:
    """A text that the body reads, whole, with its sentences and with what else of it is covered now."""

    place: str
    text: str
    sentences: tuple[Part, ...]
    selected: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A version: who made it when, and how many places it covers."""

    edition: int
    person: str
    at: datetime
    count: int


def coverable_texts(viewer: Actor, grant: ShareGrant) -> list[CoverableText]:
    """
    Return the texts of a share; that the share was read has been recorded.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    veil = veil_of(grant)
    texts = texts_of(grant, [DataClass(each) for each in grant.data_classes])
    return [_coverable(place, text, veil.spans.get(place, ())) for place, text in texts.items()]


def _coverable(place: str, text: str, spans: tuple[Span, ...]) -> CoverableText:
    sentences = sentences_of(text)
    within = [span for span in sentences if is_within([span], spans)]
    rest = [span for span in spans if not is_within([span], within)]
    return CoverableText(
        place=place,
        text=text,
        sentences=tuple(Part(span=span, words=_words(text, span), is_covered=span in within) for span in sentences),
        selected=tuple(Part(span=span, words=_words(text, span), is_covered=True) for span in merged(rest)),
    )


def _words(text: str, span: Span) -> str:
    return text[span.begins : span.ends].strip()


def versions_of(viewer: Actor, grant: ShareGrant) -> list[Made]:
    """
    Return the versions of a share so far, the latest first.

    :raises NotAllowedError: the viewer is not of the centre.
    """
    require(can_share(viewer))
    names = dict(User.objects.filter(pk__in={each["by"] for each in grant.blackouts}).values_list("pk", "display_name"))
    made = [
        Made(
            edition=number,
            person=names.get(each["by"], ""),
            at=datetime.fromisoformat(each["at"]),
            count=sum(len(told["spans"]) for told in each["texts"].values()),
        )
        for number, each in enumerate(grant.blackouts, start=1)
    ]
    return made[::-1]
