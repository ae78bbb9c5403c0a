"""Sessions in which bodies listen together, and the log of each: what was agreed, who came, what was written."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.consents.states import Manner
from case_core.listening.querysets import EntryQuerySet, SessionQuerySet
from case_core.listening.states import WRITTEN, EntryKind, SessionState
from case_core.meetings.models import Meeting
from tenants.partners.models import PartnerOrganization

_WRITTEN = [kind.value for kind in WRITTEN]
_ANSWERS = ["agreed", "refused", "withdrawn"]
_OF_A_BODY = ["seated", *_ANSWERS, "came", "left", "proposal", "confirmed", "differing", "record_confirmed"]
_ABOUT_SOMETHING = ["put_aside", "confirmed", "differing"]


class ListeningSession(models.Model):
    """A time in which somebody tells their matter once and bodies listen together (同時傾聴; 同席の場)."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="listening_sessions")
    # The talk by video beside it; none at the counter, by telephone or at somebody's home.
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    purpose = models.CharField(max_length=200)
    begins_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SessionQuerySet.as_manager()

    class Meta:
        """Newest first; a case has one that is not over."""

        db_table = "listening_session"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(name="listening_one_at_a_time", fields=["case"], condition=Q(ended_at=None)),
            models.CheckConstraint(name="listening_begins_before_it_ends", condition=Q(begins_at__lt=F("ends_at"))),
            models.CheckConstraint(name="listening_has_a_purpose", condition=~Q(purpose="")),
            models.CheckConstraint(
                name="listening_opened_whole",
                condition=Q(opened_at=None, opened_by=None) | Q(opened_at__isnull=False, opened_by__isnull=False),
            ),
            models.CheckConstraint(
                name="listening_ended_whole",
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
            ),
        ]

    @property
    def state(self) -> SessionState:
        """Return where it stands."""
        if self.ended_at is not None:
            return SessionState.CALLED_OFF if self.opened_at is None else SessionState.ENDED
        return SessionState.PLANNED if self.opened_at is None else SessionState.OPEN

    @property
    def is_over(self) -> bool:
        """Tell whether nothing is written any more."""
        return self.ended_at is not None


class ListeningEntry(models.Model):
    """One line of a session's log (同席の場の記録); who differs writes a line of their own."""

    session = models.ForeignKey(ListeningSession, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=16, choices=EntryKind)
    # Whose line it is, or whose seat; of a note that takes up a proposal, the body that made it. Else the centre's.
    organization = models.ForeignKey(
        PartnerOrganization, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    # None where the citizen said so on a screen of their own.
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    about = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    how = models.CharField(max_length=16, choices=Manner, blank=True)
    words = models.TextField(blank=True)
    at = models.DateTimeField()

    objects = EntryQuerySet.as_manager()

    class Meta:
        """In the order in which it came about."""

        db_table = "listening_entry"
        ordering = ["pk"]
        indexes = [models.Index(fields=["organization"], name="listening_seats_of_body", condition=Q(kind="seated"))]
        constraints = [
            models.CheckConstraint(name="listening_kind_is_known", condition=Q(kind__in=EntryKind.values)),
            models.CheckConstraint(name="listening_says_something", condition=~Q(kind__in=_WRITTEN) | ~Q(words="")),
            models.CheckConstraint(
                name="listening_names_the_body", condition=~Q(kind__in=_OF_A_BODY) | Q(organization__isnull=False)
            ),
            models.CheckConstraint(
                name="listening_is_about_something", condition=~Q(kind__in=_ABOUT_SOMETHING) | Q(about__isnull=False)
            ),
            models.CheckConstraint(
                name="listening_answer_says_how",
                condition=Q(kind__in=_ANSWERS, how__in=Manner.values) | (~Q(kind__in=_ANSWERS) & Q(how="")),
            ),
            models.CheckConstraint(
                name="listening_spoken_answer_is_heard",
                condition=~Q(how="oral") | (Q(author__isnull=False) & ~Q(words="")),
            ),
            models.UniqueConstraint(
                name="listening_seat_once", fields=["session", "organization"], condition=Q(kind="seated")
            ),
            models.UniqueConstraint(
                name="listening_fact_confirmed_once", fields=["organization", "about"], condition=Q(kind="confirmed")
            ),
            models.UniqueConstraint(
                name="listening_record_confirmed_once",
                fields=["session", "organization"],
                condition=Q(kind="record_confirmed"),
            ),
        ]
