"""The people of a case, what they are to each other, and who turned out to be one person."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from case_core.cases.models import Case
from case_core.parties.models import Person
from case_core.relations.states import PersonRole, TieKind


class CasePerson(models.Model):
    """Somebody of a case beside the one who came (関係者): the person concerned, family, supporters."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="case_people")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="case_places")
    role = models.CharField(max_length=16, choices=PersonRole)
    # What they are to the one who came: 母, 長男, 民生委員.
    relation = models.CharField(max_length=50, blank=True)
    lives_together = models.BooleanField(default=False)
    tie = models.CharField(max_length=16, choices=TieKind, default=TieKind.PLAIN)
    note = models.CharField(max_length=200, blank=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    added_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        """In the order in which they were named; who is taken out stays, with the time."""

        db_table = "case_person"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(name="case_person_role_is_known", condition=Q(role__in=PersonRole.values)),
            models.CheckConstraint(name="case_person_tie_is_known", condition=Q(tie__in=TieKind.values)),
            models.UniqueConstraint(
                name="case_person_one_concerned",
                fields=["case"],
                condition=Q(role="concerned", ended_at__isnull=True),
            ),
        ]


class Tie(models.Model):
    """What two people of a case are to each other (人と人の間柄), where neither is the one who came."""

    one = models.ForeignKey(CasePerson, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(CasePerson, on_delete=models.CASCADE, related_name="+")
    words = models.CharField(max_length=50)
    kind = models.CharField(max_length=16, choices=TieKind, default=TieKind.PLAIN)

    class Meta:
        """Two people have one tie; the one who was named first stands first."""

        db_table = "case_person_tie"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="tie_once", fields=["one", "other"]),
            models.CheckConstraint(name="tie_first_named_first", condition=Q(one__lt=F("other"))),
            models.CheckConstraint(name="tie_kind_is_known", condition=Q(kind__in=TieKind.values)),
        ]


class PersonMerge(models.Model):
    """Two entries that are one person (同じ方のまとめ): which was kept, which moved into it, and whether it holds."""

    kept = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="merges")
    merged = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=200)
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    merged_at = models.DateTimeField()
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    undone_at = models.DateTimeField(null=True, blank=True)
    undoing_reason = models.CharField(max_length=200, blank=True)

    class Meta:
        """Nobody is merged twice at a time, nor with themselves; an undone merge stays, with its reason."""

        db_table = "person_merge"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(name="merge_is_of_two", condition=~Q(kept=F("merged"))),
            models.UniqueConstraint(name="merge_once_in_force", fields=["merged"], condition=Q(undone_at__isnull=True)),
            models.CheckConstraint(
                name="merge_undone_has_person_and_reason",
                condition=Q(undone_at__isnull=True, undone_by__isnull=True, undoing_reason="")
                | (Q(undone_at__isnull=False, undone_by__isnull=False) & ~Q(undoing_reason="")),
            ),
        ]

    @property
    def case_ids(self) -> list[int]:
        """Return the cases that moved."""
        return [move.case_id for move in self.moves.all() if move.case_id is not None]


class MergeMove(models.Model):
    """What moved to the kept person (まとめで移したもの): a case, or a place among the people of one."""

    merge = models.ForeignKey(PersonMerge, on_delete=models.CASCADE, related_name="moves")
    case = models.ForeignKey(Case, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    place = models.ForeignKey(CasePerson, on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        """Either a case or a place."""

        db_table = "person_merge_move"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="merge_move_is_of_one",
                condition=Q(case__isnull=False, place__isnull=True) | Q(case__isnull=True, place__isnull=False),
            ),
        ]
