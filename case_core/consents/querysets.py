"""Filters on consents, and what is read with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, Func, OuterRef
from django.db.models.functions import JSONObject

from tenants.partners.models import PartnerOrganization

if TYPE_CHECKING:
    from datetime import date

    from case_core.consents.models import Consent  # noqa: F401 - named in the base class's type


class ConsentQuerySet(models.QuerySet["Consent"]):
    """Consents, narrowed by whom they name."""

    def naming(self, organization_id: int) -> ConsentQuerySet:
        """Keep those that let this body be told."""
        return self.filter(organization_ids__contains=[organization_id])

    def in_force(self, on: date) -> ConsentQuerySet:
        """Keep those that were given, are not over on the day, and that nobody has taken back."""
        return self.filter(withdrawn_at__isnull=True, given_on__lte=on, expires_on__gte=on)

    def with_bodies(self) -> ConsentQuerySet:
        """Read the bodies along: `organizations` with id and name, `body_names`, in one and the same statement."""
        named = PartnerOrganization.objects.filter(_is_one_of(OuterRef("organization_ids"))).order_by("pk")
        return self.annotate(
            organizations=ArraySubquery(named.values(row=JSONObject(id="pk", name="name"))),
            body_names=ArraySubquery(named.values("name")),
        )


def _is_one_of(ids: OuterRef) -> Func:
    # A lookup would put ANY into parentheses, which PostgreSQL does not read.
    return Func(F("pk"), ids, template="(%(expressions)s))", arg_joiner=" = ANY(", output_field=models.BooleanField())
