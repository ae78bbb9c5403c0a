"""Where a matter was. Cases are named by their label only: the room lies below them, so that they can write here."""

from django.db import models
from django.db.models import F, Q

from case_core.spans.states import SpanEnding, SpanKind
from tenants.organisation.models import Section


class CaseSpan(models.Model):
    """A time that a matter spent at a desk, in nobody's hands, or being told again (引き回しの記録); ids and times."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="spans")
    kind = models.CharField(max_length=16, choices=SpanKind)
    # Empty is the centre.
    section = models.ForeignKey(Section, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    ending = models.CharField(max_length=16, choices=SpanEnding, blank=True)

    class Meta:
        """A matter is at a desk once at a time, and in nobody's hands once at a time."""

        db_table = "case_span"
        ordering = ["began_at", "pk"]
        indexes = [models.Index(fields=["case", "began_at"], name="span_case_began")]
        constraints = [
            models.CheckConstraint(name="span_kind_is_known", condition=Q(kind__in=SpanKind.values)),
            models.CheckConstraint(
                name="span_ends_after_it_begins", condition=Q(ended_at__isnull=True) | Q(ended_at__gte=F("began_at"))
            ),
            models.CheckConstraint(
                name="span_ended_stay_says_how",
                condition=Q(kind="at_desk", ended_at__isnull=True, ending="")
                | (Q(kind="at_desk", ended_at__isnull=False) & ~Q(ending=""))
                | (~Q(kind="at_desk") & Q(ending="")),
            ),
            models.CheckConstraint(
                name="span_nobody_sits_in_no_section", condition=~Q(kind="nobodys") | Q(section__isnull=True)
            ),
            models.UniqueConstraint(
                name="span_at_a_desk_once",
                fields=["case", "section"],
                condition=Q(kind="at_desk", ended_at__isnull=True),
                nulls_distinct=False,
            ),
            models.UniqueConstraint(
                name="span_nobodys_once", fields=["case"], condition=Q(kind="nobodys", ended_at__isnull=True)
            ),
        ]
