"""Files that lie with today's cases; the rows are those that adding and checking leave."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Final

from django.db.models import F

from case_core.attachments import vault
from case_core.attachments.copies import copy_of
from case_core.attachments.kinds import FileKind
from case_core.attachments.models import Attachment
from case_core.attachments.states import Standing
from case_core.cases.models import Case
from case_core.cases.selectors import cases_visible_to
from mannaka.demo_data.cast import Cast
from mannaka.demo_data.drawn_papers import photographed_letter, scanned_letter
from mannaka.demo_data.people import CityData
from mannaka_kit import audit
from mannaka_kit.identifiers import new_key
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_BUDGET: Final = "項目,月額（円）\n家賃,42000\n食費,31000\n電気・ガス・水道,14500\n電話,9800\n借入の返済,36000\n"
_PDF_COPY: Final = "pdf"


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A file, and with which kind of matter it would come."""

    name: str
    note: str
    kind: FileKind
    topic: str
    draw: Callable[[Random], bytes]


PAPERS: Final = (
    Paper(
        name="届いた通知.pdf",
        note="市から届いた通知（表と裏）",
        kind=FileKind.PDF,
        topic="procedures_tax",
        draw=scanned_letter,
    ),
    Paper(
        name="IMG_2041.jpg",
        note="本人が撮った督促状の写真",
        kind=FileKind.JPEG,
        topic="procedures_tax",
        draw=photographed_letter,
    ),
    Paper(
        name="家計のメモ.csv",
        note="本人が書いてきた毎月の支出",
        kind=FileKind.CSV,
        topic="money",
        draw=lambda _rng: _BUDGET.encode("cp932"),
    ),
    Paper(
        name="契約書.pdf",
        note="訪問販売の契約書の写し",
        kind=FileKind.PDF,
        topic="consumer",
        draw=lambda rng: scanned_letter(rng, sheets=1),
    ),
)


def lay_papers(data: CityData, cast: Cast, *, most: int) -> None:
    """Lay the papers with open cases of their kind, as many as there are cases for."""
    rng = Random(f"{data.code}:papers")  # noqa: S311 - the same papers at each start
    clerk = next(actor for actor in cast.actors.values() if actor.has(Role.CENTRE_STAFF))
    for paper in PAPERS[:most]:
        case = _case_for(clerk, paper)
        if case is not None:
            lay(paper.draw(rng), paper, case, clerk)


def _case_for(clerk: Actor, paper: Paper) -> Case | None:
    """Return the open case of the paper's kind that somebody works on longest."""
    cases = cases_visible_to(clerk).open().filter(topic=paper.topic, owner__isnull=False)
    return cases.order_by(F("attachments").asc(nulls_first=True), "pk").first()


def lay(content: bytes, paper: Paper, case: Case, clerk: Actor) -> Attachment:
    """Keep a file with a case as if it had been added and checked at the case's last moment."""
    copy, at = copy_of(content, paper.kind), case.touched_at
    attachment = Attachment.objects.create(
        case=case,
        key=new_key(),
        name=paper.name,
        kind=paper.kind,
        size=len(content),
        note=paper.note,
        standing=Standing.READY,
        added_by_id=clerk.user_id,
        added_at=at,
        checked_at=at,
        has_original=copy.extension == _PDF_COPY,
        copy_extension=copy.extension,
        pages=copy.pages,
    )
    vault.put(attachment.key, "copy", copy.content)
    if attachment.has_original:
        vault.put(attachment.key, "original", content)
    details: dict[str, int | str] = {"kind": attachment.kind, "size": attachment.size, "refusal": ""}
    for code, actor in (("attachment.added", clerk), ("attachment.accepted", audit.SYSTEM)):
        audit.record(code, actor=actor, target=attachment, at=at, case_id=case.pk, details=details)
    return attachment
