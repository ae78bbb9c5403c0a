"""The console's navigation: what each role finds on the left."""

from django.http import HttpRequest
from django.utils.translation import gettext as _

from case_core.knowledge.policies import READERS as KNOWLEDGE_READERS
from case_core.reporting.policies import READERS
from mannaka_kit.ui.addresses import address_of
from mannaka_kit.ui.links import NavLink
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role

_CASE_ROLES = frozenset({Role.CENTRE_STAFF, Role.SECTION_STAFF})


def console_nav(request: HttpRequest) -> dict[str, list[NavLink]]:
    """Give the console its links; pages of citizens get none."""
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None:
        return {"console_nav": _partner_links(request), "console_actions": []}
    return {"console_nav": _links(actor, request.path), "console_actions": _actions(actor)}


def _actions(actor: Actor) -> list[NavLink]:
    """Return what is at hand on every page of the console."""
    if not actor.has(Role.CENTRE_STAFF):
        return []
    return [NavLink(label=_("新しい相談"), url=address_of("intake:new"), icon="plus", key="N")]


def _links(actor: Actor, path: str) -> list[NavLink]:
    links = [(_("きょう"), "console:day", "calendar", _CASE_ROLES)]
    links += [(_("受信箱"), "console:inbox", "inbox", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("相談"), "console:cases", "talk", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("期限"), "handovers:deadlines", "clock", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("窓口の受付"), "reception:board", "users", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("予約"), "bookings:day", "book", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("電話"), "calls:list", "phone", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("相談ブース"), "booths:requests", "screen", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("部屋と呼び出し"), "desk:board", "door", _CASE_ROLES)]
    links += [(_("当番表"), "roster:month", "calendar", _CASE_ROLES | {Role.ADMINISTRATOR})]
    links += [(_("つなぐコード"), "printing:carried", "handover", frozenset({Role.SECTION_STAFF}))]
    links += [(_("決裁・確認"), "approvals:waiting", "pen", frozenset({Role.CENTRE_STAFF}))]
    links += [(_("ナレッジ"), "knowledge:articles", "book", frozenset(KNOWLEDGE_READERS))]
    links += [(_("統計"), "reporting:figures", "chart", READERS)]
    links += [(_("操作の記録"), "oversight:audit_log", "shield", frozenset({Role.AUDITOR}))]
    links += [(_("緊急閲覧"), "records:openings", "lock", _overseers(actor))]
    links += [(_("緊急の共有"), "sharing:emergencies", "warning", _overseers(actor))]
    links += [(_("職員のケア"), "incidents:cares", "users", _superiors(actor))]
    links += [(_("設定"), "accounts:settings", "settings", frozenset({Role.ADMINISTRATOR}))]
    links += [(_("公開ページ"), "wagtailadmin_home", "pen", frozenset({Role.ADMINISTRATOR}))]
    links += [(_("アカウント"), "mfa_index", "user", frozenset(Role))]
    return [_link(label, address_of(name), icon, path) for label, name, icon, roles in links if actor.roles & roles]


def _partner_links(request: HttpRequest) -> list[NavLink]:
    """Return what somebody of a partner organisation finds, on their own pages only."""
    if getattr(request, "partner", None) is None:
        return []
    links = [(_("はじめの画面"), "partnerdesk:desk", "home"), (_("アカウント"), "mfa_index", "user")]
    return [
        NavLink(label=label, url=address_of(name), icon=icon, is_current=request.path == address_of(name))
        for label, name, icon in links
    ]


def _overseers(actor: Actor) -> frozenset[Role]:
    """Return who finds the looks into restricted records: auditors, and of the centre its heads."""
    return frozenset({Role.AUDITOR, Role.CENTRE_STAFF} if actor.heads_centre else {Role.AUDITOR})


def _superiors(actor: Actor) -> frozenset[Role]:
    """Return who may be chosen to care for staff: heads and administrators."""
    is_head = actor.heads_centre or bool(actor.head_section_ids)
    return frozenset(Role) if is_head else frozenset({Role.ADMINISTRATOR})


def _link(label: str, url: str, icon: str, path: str) -> NavLink:
    # Conversations are the other half of the inbox.
    other_half = address_of("conversations:inbox") if url == address_of("console:inbox") else ""
    is_current = _is_within(path, url) or (other_half != "" and path.startswith(other_half))
    return NavLink(label=label, url=url, icon=icon, is_current=is_current)


def _is_within(path: str, url: str) -> bool:
    """Tell whether a page belongs to a link's part of the console; the day is one page, and above all others."""
    return path == url or (url != address_of("console:day") and path.startswith(url))
