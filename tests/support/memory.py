"""What the audit of the current city remembers."""

from mannaka_kit.audit.models import Entry


def remembered(action: str) -> list[tuple[str, int | None, str]]:
    """Return actor's role, case and outcome of each entry of an action, oldest first."""
    rows = Entry.objects.filter(action=action).order_by("pk").values_list("actor_label", "case_id", "outcome")
    return [(label, case_id, outcome) for label, case_id, outcome in rows]
