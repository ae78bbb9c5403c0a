"""Who may read the audit log."""

from django.utils.translation import gettext_lazy as _

from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_read_audit(actor: Actor) -> Decision:
    """Allow auditors, and nobody else: an administrator must not watch over themselves."""
    if actor.has(Role.AUDITOR):
        return allow()
    return deny("role", _("操作の記録は、監査担当の方だけがご覧になれます。"))
