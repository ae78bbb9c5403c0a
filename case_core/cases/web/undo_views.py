"""The buttons that lead back from what was just done."""

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from case_core.cases.actions.undo_assignment import undo_assignment
from case_core.cases.actions.undo_closing import undo_closing
from case_core.cases.undoing import newest_step_id
from case_core.cases.web.desk import centre_view
from mannaka_kit import clock
from mannaka_kit.ui.sending import press_button
from tenants.accounts.web.access import StaffRequest


def way_back(name: str, case_id: int) -> str:
    """Return the address that undoes the newest turn of a case."""
    return reverse(name, args=[case_id, newest_step_id(case_id)])


@require_POST
@centre_view
def assignment(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """Give the case back to whom it was with."""
    return press_button(
        request,
        scope="case.undo_assignment",
        act=lambda: undo_assignment(case_id=case_id, step_id=step_id, actor=request.actor, at=clock.now()),
        location=reverse("console:case", args=[case_id]),
        done=_("担当を元に戻しました。"),
    )


@require_POST
@centre_view
def closing(request: StaffRequest, case_id: int, step_id: int) -> HttpResponse:
    """Go on with the case after all."""
    return press_button(
        request,
        scope="case.undo_closing",
        act=lambda: undo_closing(case_id=case_id, step_id=step_id, actor=request.actor, at=clock.now()),
        location=reverse("console:case", args=[case_id]),
        done=_("終了を取り消しました。相談は続いています。"),
    )
