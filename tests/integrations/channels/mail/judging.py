"""What the reading made of a mail, in the words of the judged set."""

from datetime import UTC, datetime

from integrations.channels.mail.reading.mail import Mail, file_in, read_mail
from tests.integrations.channels.mail.judged.parts import Judged, Said, digest

NOW = datetime(2026, 11, 22, 12, 30, tzinfo=UTC)


def understood(raw: bytes) -> Said:
    """Return what was understood of a mail."""
    mail = read_mail(raw, received_at=NOW)
    return Said(
        fresh="\n".join(each.text for each in mail.passages if not each.is_quoted),
        quoted="\n".join(each.text for each in mail.passages if each.is_quoted),
        subject=mail.subject,
        sender=mail.sender.address if mail.sender else "",
        name=mail.sender.name if mail.sender else "",
        kind=mail.kind.value,
        files=_files(mail, raw),
    )


def _files(mail: Mail, raw: bytes) -> tuple[tuple[str, str], ...]:
    found = [(each.name, file_in(raw, each.path)) for each in mail.files]
    return tuple((name, digest(brought[1]) if brought else "") for name, brought in found)


def differences(judged: Judged) -> dict[str, tuple[object, object]]:
    """Return what was understood wrongly: each field with what was understood, and what was meant."""
    found, meant = vars(understood(judged.raw)), vars(judged.said)
    return {name: (found[name], meant[name]) for name in meant if found[name] != meant[name]}
