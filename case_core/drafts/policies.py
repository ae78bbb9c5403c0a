"""Who keeps drafts of which form."""

from case_core.drafts.states import SECTIONS_FORMS
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role


def can_keep_draft(actor: Actor, form: str) -> Decision:
    """Let those keep a draft of a form who may send that form; a role that ended shows no draft."""
    role = Role.SECTION_STAFF if form in SECTIONS_FORMS else Role.CENTRE_STAFF
    return allow() if actor.has(role) else deny("role")
