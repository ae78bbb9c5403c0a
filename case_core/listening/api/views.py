"""Sessions as the centre leads them: translation only."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from case_core.cases.selectors import case_for
from case_core.listening.actions.end_session import end_session
from case_core.listening.actions.open_session import open_session
from case_core.listening.actions.plan_session import SessionPlan, plan_session
from case_core.listening.actions.put_aside_proposal import put_aside_proposal
from case_core.listening.actions.record_answer import record_answer
from case_core.listening.actions.seat_body import seat_body
from case_core.listening.actions.take_over_proposal import take_over_proposal
from case_core.listening.actions.write_note import write_note
from case_core.listening.api import serializers
from case_core.listening.models import ListeningSession
from case_core.listening.selectors import board_for, session_for, sessions_of
from case_core.listening.states import EntryKind
from tenants.accounts.actor import Actor
from tenants.accounts.roles import Role
from tenants.api_tokens.doors import ActionView, Done, ListViewSet, NothingToSay, RecordViewSet, Sending, Take
from tenants.api_tokens.scopes import Scope

CENTRE = frozenset({Role.CENTRE_STAFF})


def _done(session_id: int) -> Done:
    return Done(id=session_id, url=reverse("api:listening_session", args=[session_id]))


class CaseSessionViewSet(ListViewSet, Sending):
    """The sessions of a case."""

    reads, writes, roles = Scope.CASES_READ, Scope.CASES_WRITE, CENTRE
    operations = {
        "list": ("case_listening_list", _("相談の同席の場の一覧")),
        "create": ("case_listening_create", _("同席の場を用意する")),
    }
    answers = {"list": serializers.ListeningSessionSerializer}
    body = serializers.ListeningPlanSerializer
    creates = True
    create = Sending.send

    def page(self, actor: Actor, asked: Mapping[str, Any], take: Take, **ids: int) -> list[ListeningSession]:  # noqa: ARG002
        """Return a page of the case's sessions."""
        sessions: list[ListeningSession] = take(sessions_of(actor, case_for(actor, ids["case_id"])))
        return sessions

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Plan one."""
        plan = SessionPlan(
            purpose=told["purpose"],
            organization_ids=frozenset(told["organization_ids"]),
            begins_at=told["begins_at"],
            ends_at=told["ends_at"],
            channel_id=told["channel_id"],
        )
        return _done(plan_session(case_id=ids["case_id"], plan=plan, actor=actor, at=at).pk)


class SessionViewSet(RecordViewSet):
    """One session with its table."""

    reads, roles = Scope.CASES_READ, CENTRE
    operations = {"retrieve": ("listening_sessions_retrieve", _("同席の場を1件読む（記録も）"))}
    answers = {"retrieve": serializers.ListeningBoardSerializer}

    def record(self, actor: Actor, asked: Mapping[str, Any], **ids: int) -> dict[str, Any]:  # noqa: ARG002
        """Return the session as it stands."""
        session = session_for(actor, ids["session_id"])
        board = board_for(actor, session)
        return {"session": session, "seats": board.seats, "lines": board.lines, "proposals": board.waiting}


class CentreActionView(ActionView):
    """Something that the centre does in a session."""

    writes, roles = Scope.CASES_WRITE, CENTRE


class OpenView(CentreActionView):
    """Begin."""

    operations = {"post": ("listening_sessions_open", _("同席の場を始める"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Begin."""
        return _done(open_session(session_id=ids["session_id"], actor=actor, at=at).pk)


class EndView(CentreActionView):
    """End, or call off."""

    operations = {"post": ("listening_sessions_end", _("同席の場を終える・取りやめる"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """End it."""
        return _done(end_session(session_id=ids["session_id"], actor=actor, at=at).pk)


class SeatView(CentreActionView):
    """One more seat."""

    operations = {"post": ("listening_sessions_seat", _("同席の場に席を加える"))}
    body = serializers.ListeningSeatPlanSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Give it."""
        session_id = ids["session_id"]
        seat_body(session_id=session_id, organization_id=told["organization_id"], actor=actor, at=at)
        return _done(session_id)


class AnswerView(CentreActionView):
    """What the person said aloud."""

    operations = {"post": ("listening_sessions_answer", _("同席へのご本人の返事（口頭）を記録する"))}
    body = serializers.ListeningAnswerSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Record it."""
        record_answer(
            session_id=ids["session_id"],
            organization_id=told["organization_id"],
            answer=EntryKind(told["answer"]),
            words=told["words"],
            actor=actor,
            at=at,
        )
        return _done(ids["session_id"])


class NoteView(CentreActionView):
    """A note, or a fact."""

    operations = {"post": ("listening_sessions_write", _("同席の場にメモや事実を書く"))}
    body = serializers.ListeningNoteSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Write it."""
        session_id = ids["session_id"]
        write_note(session_id=session_id, words=told["words"], is_fact=told["is_fact"], actor=actor, at=at)
        return _done(session_id)


class TakeView(CentreActionView):
    """Take a proposal up."""

    operations = {"post": ("listening_proposals_take", _("機関からの提案を取り上げる"))}
    body = serializers.ListeningTakeSerializer

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:
        """Take it up."""
        line = take_over_proposal(entry_id=ids["entry_id"], is_fact=told["is_fact"], actor=actor, at=at)
        return _done(line.session_id)


class AsideView(CentreActionView):
    """Put a proposal aside."""

    operations = {"post": ("listening_proposals_put_aside", _("機関からの提案を見送る"))}
    body = NothingToSay

    def act(self, actor: Actor, told: Mapping[str, Any], at: datetime, **ids: int) -> Done:  # noqa: ARG002
        """Put it aside."""
        return _done(put_aside_proposal(entry_id=ids["entry_id"], actor=actor, at=at).session_id)
