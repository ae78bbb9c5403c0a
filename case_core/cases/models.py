"""Consultation cases, what was said in them, and what keeps them open."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from case_core.cases.querysets import CaseQuerySet
from case_core.cases.states import CaseStatus, Channel, Direction, Mark, Outcome, StatementKind, StepKind
from case_core.cases.topics import Topic
from case_core.parties.models import Person


class NumberSeries(models.Model):
    """The last number given in a fiscal year (採番); its row lock makes numbers gap-free."""

    fiscal_year = models.PositiveSmallIntegerField(unique=True)
    last = models.PositiveIntegerField()

    class Meta:
        """One row a year."""

        db_table = "case_number_series"


class Case(models.Model):
    """A citizen's matter, from the first word until it is closed (相談)."""

    number = models.CharField(max_length=16, unique=True)
    title = models.CharField(max_length=200)
    topic = models.CharField(max_length=20, choices=Topic)
    channel = models.CharField(max_length=16, choices=Channel)
    status = models.CharField(max_length=20, choices=CaseStatus, default=CaseStatus.NEW)
    party = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="cases")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    # What the person was told: until they are answered, or the case ends.
    promised_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField()
    touched_at = models.DateTimeField()
    new_message_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    referred_to = models.CharField(max_length=100, blank=True)
    closing_note = models.TextField(blank=True)
    recovered_yen = models.PositiveBigIntegerField(null=True, blank=True)  # what a consumer got back, or need not pay
    marks = ArrayField(models.CharField(max_length=16, choices=Mark), default=list, db_default=[], blank=True)

    objects = CaseQuerySet.as_manager()

    class Meta:
        """Newest first; the partial indexes are the day board's."""

        db_table = "consultation_case"
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["status", "-id"], name="case_status"),
            models.Index(fields=["owner", "-id"], name="case_owner_open", condition=~Q(status="closed")),
            models.Index(fields=["due_on"], name="case_due_open", condition=~Q(status="closed")),
            models.Index(fields=["promised_on"], name="case_promised", condition=Q(promised_on__isnull=False)),
            models.Index(fields=["id"], name="case_new_message", condition=Q(new_message_at__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(name="case_status_is_known", condition=Q(status__in=CaseStatus.values)),
            models.CheckConstraint(
                name="case_closed_has_outcome_and_time",
                condition=(Q(status="closed") & ~Q(outcome="") & Q(closed_at__isnull=False))
                | (~Q(status="closed") & Q(outcome="") & Q(closed_at__isnull=True)),
            ),
            models.CheckConstraint(name="case_marks_are_known", condition=Q(marks__contained_by=Mark.values)),
            models.CheckConstraint(
                name="case_out_of_remit_names_the_body",
                condition=~Q(outcome="out_of_remit") | ~Q(referred_to=""),
            ),
            models.CheckConstraint(
                name="case_recovered_when_closed", condition=Q(recovered_yen__isnull=True) | Q(status="closed")
            ),
        ]

    @property
    def is_closed(self) -> bool:
        """Tell whether the case has ended."""
        return self.status == CaseStatus.CLOSED

    @property
    def is_shielded(self) -> bool:
        """Tell whether the one who came, or somebody beside them, is shielded: the mark is kept for both."""
        return Mark.SHIELDED in self.marks


class Contact(models.Model):
    """One talk, letter or message of a case (応対); `author` is empty where the citizen wrote it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="contacts")
    at = models.DateTimeField()
    channel = models.CharField(max_length=16, choices=Channel)
    direction = models.CharField(max_length=16, choices=Direction)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    is_visible_to_citizen = models.BooleanField(default=False)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)  # how long a talk took, where it was measured

    class Meta:
        """In the order in which they happened."""

        db_table = "case_contact"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="contact_case_at")]


class Statement(models.Model):
    """Words of one kind in a contact (発言): the person's, a fact, a third party's, the staff's assessment."""

    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="statements")
    kind = models.CharField(max_length=16, choices=StatementKind)
    speaker = models.CharField(max_length=100, blank=True)  # whose words they are, where they are a third party's
    body = models.TextField()

    class Meta:
        """In the order in which they were written."""

        db_table = "case_statement"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="statement_once_per_kind", fields=["contact", "kind"]),
            models.CheckConstraint(name="statement_says_something", condition=~Q(body="")),
        ]


class CaseStep(models.Model):
    """A turn that the timeline tells between the contacts (経過): assigned, closed, reopened."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="steps")
    at = models.DateTimeField()
    kind = models.CharField(max_length=16, choices=StepKind)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    subject = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    note = models.TextField(blank=True)
    day = models.DateField(null=True, blank=True)  # the day that was promised, asked for or settled
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    referred_to = models.CharField(max_length=100, blank=True)
    recovered_yen = models.PositiveBigIntegerField(null=True, blank=True)
    # What an end took off the case, so that it can be taken back.
    was_status = models.CharField(max_length=20, choices=CaseStatus, blank=True)
    was_due_on = models.DateField(null=True, blank=True)
    was_promised_on = models.DateField(null=True, blank=True)

    class Meta:
        """In the order in which they happened."""

        db_table = "case_step"
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["case", "at"], name="step_case_at")]


class ClosingBlocker(models.Model):
    """Something that must happen before the case may close (終了できない理由); kept by the feature that waits."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="blockers")
    source = models.CharField(max_length=20)
    source_id = models.BigIntegerField()
    waiting_for = models.CharField(max_length=100)
    due_on = models.DateField()
    taken_at = models.DateTimeField(null=True, blank=True)  # since when somebody there has it in hand

    class Meta:
        """One for each thing that is waited for; deleted when it has come."""

        db_table = "case_closing_blocker"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(name="closing_blocker_once", fields=["source", "source_id"])]
