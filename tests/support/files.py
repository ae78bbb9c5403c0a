"""Files of cases, at each point of their way."""

from case_core.attachments.actions.add_attachment import add_attachment
from case_core.attachments.checking import check_attachment
from case_core.attachments.models import Attachment
from case_core.cases.models import Case
from tenants.accounts.actor import Actor
from tests.case_core.attachments import samples
from tests.support.cases import LATER
from tests.support.cast import Cast


def added(
    cast: Cast,
    case: Case,
    *,
    name: str = "写真.jpg",
    content: bytes = b"",
    note: str = "督促状",
    actor: Actor | None = None,
) -> Attachment:
    """Let Aoi, or somebody else, add a file; it stands in quarantine."""
    content = content or samples.jpeg()
    return add_attachment(case_id=case.pk, name=name, content=content, note=note, actor=actor or cast.aoi, at=LATER)


def checked(
    cast: Cast, case: Case, *, name: str = "写真.jpg", content: bytes = b"", note: str = "督促状"
) -> Attachment:
    """Let Aoi add a file, and let it be checked."""
    attachment = added(cast, case, name=name, content=content, note=note)
    check_attachment(attachment.pk)()
    attachment.refresh_from_db()
    return attachment
