"""The pages of one case, as tabs: a feature with a page of its own adds one line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from case_core.cases.policies import can_work_on_cases
from mannaka_kit.decisions import Decision
from mannaka_kit.ui.addresses import address_of_record
from mannaka_kit.ui.links import NavLink
from tenants.accounts.actor import Actor


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseTab:
    """A page of a case: its name in the address book, its word, and who is led to it."""

    url_name: str
    label: str | Promise
    shown_to: Callable[[Actor], Decision] = can_work_on_cases


TABS: Final[tuple[CaseTab, ...]] = (
    CaseTab(url_name="console:case", label=_("経過")),
    CaseTab(url_name="console:rounds", label=_("回った窓口")),
    CaseTab(url_name="relations:person", label=_("この方")),
    CaseTab(url_name="relations:people", label=_("関係者")),
    CaseTab(url_name="safety:sheet", label=_("安全")),
    CaseTab(url_name="talks:sheet", label=_("話")),
    CaseTab(url_name="conversations:of_case", label=_("会話")),
    CaseTab(url_name="incidents:sheet", label=_("出来事")),
    CaseTab(url_name="approvals:of_case", label=_("決裁・確認")),
    CaseTab(url_name="search:similar", label=_("似た相談")),
    CaseTab(url_name="knowledge:of_case", label=_("回答")),
    CaseTab(url_name="records:records", label=_("限定記録")),
    CaseTab(url_name="consents:of_case", label=_("同意")),
    CaseTab(url_name="sharing:of_case", label=_("共有")),
    CaseTab(url_name="referrals:of_case", label=_("紹介")),
    CaseTab(url_name="sheets:business", label=_("経営相談")),
    CaseTab(url_name="sheets:household", label=_("家計表")),
    CaseTab(url_name="attachments:files", label=_("添付")),
    CaseTab(url_name="printing:choose", label=_("印刷")),
)


def tabs_of(viewer: Actor, case_id: int, *, current: str) -> list[NavLink]:
    """Return the tabs of a case that the viewer may open."""
    return [
        NavLink(label=str(tab.label), url=address_of_record(tab.url_name, case_id), is_current=tab.url_name == current)
        for tab in TABS
        if tab.shown_to(viewer)
    ]
