"""What the head of the centre reads and signs."""

from django.apps import AppConfig


class ApprovalsConfig(AppConfig):
    """What the head of the centre reads and signs."""

    name = "case_core.approvals"
    label = "approvals"

    def ready(self) -> None:
        """Ask for the signature where a case ends."""
        from case_core.approvals.closing import require_signature
        from case_core.cases.closing_rules import add_rule

        add_rule(require_signature)
