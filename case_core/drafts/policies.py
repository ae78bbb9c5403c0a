"""Who keeps drafts of which form."""

from case_core.drafts.kept import KEPT
from case_core.drafts.states import FormName
from mannaka_kit.decisions import Decision, allow, deny
from tenants.accounts.actor import Actor


def can_keep_draft(actor: Actor, form: str) -> Decision:
    """Let those keep a draft of a form who may send that form; a role that ended shows no draft."""
    return allow() if actor.has(KEPT[FormName(form)].writer) else deny("role")
