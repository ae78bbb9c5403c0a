"""Mails to citizens."""

from django.db import models
from django.db.models import Q

from case_core.cases.models import Case, Contact
from case_core.mailings.states import MailKind


class CitizenMail(models.Model):
    """A mail that a citizen asked for at the form (お知らせメール): that the matter came, or that an answer waits."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="mails")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    kind = models.CharField(max_length=16, choices=MailKind)
    language = models.CharField(max_length=8)
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """One for a matter, and one for each answer."""

        db_table = "citizen_mail"
        constraints = [
            models.CheckConstraint(name="citizen_mail_kind_is_known", condition=Q(kind__in=MailKind.values)),
            models.CheckConstraint(
                name="citizen_mail_of_an_answer_names_it",
                condition=Q(kind="received", contact__isnull=True) | Q(kind="answered", contact__isnull=False),
            ),
            models.UniqueConstraint(
                name="citizen_mail_once_for_a_matter", fields=["case"], condition=Q(kind="received")
            ),
            models.UniqueConstraint(
                name="citizen_mail_once_for_an_answer", fields=["contact"], condition=Q(kind="answered")
            ),
        ]
