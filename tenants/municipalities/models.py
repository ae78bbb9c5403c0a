"""The registry: which cities there are, and which hosts lead to them."""

import uuid

from django.db import models
from django_tenants.models import DomainMixin, TenantMixin

from mannaka_tenancy import Tenant
from tenants.municipalities.states import CityState


class Municipality(TenantMixin, models.Model):
    """A city that runs a consultation centre on this install (地方公共団体)."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    code = models.CharField(max_length=6, unique=True)
    name = models.CharField(max_length=100)
    role = models.CharField(max_length=63, unique=True)
    state = models.CharField(max_length=16, choices=CityState, default=CityState.PREPARING)
    wrapped_key = models.BinaryField()
    is_demo = models.BooleanField(default=False)  # nobody real is in it, so that a toy scanner may do
    created_at = models.DateTimeField(auto_now_add=True)

    auto_create_schema = False
    auto_drop_schema = False

    class Meta:
        """One row for each city."""

        db_table = "municipality"
        ordering = ["code"]

    def as_tenant(self, host: str) -> Tenant:
        """Return what the kernel needs to know of this city."""
        return Tenant(
            key=self.key,
            schema=self.schema_name,
            role=self.role,
            name=self.name,
            host=host,
            code=self.code,
            state=self.state,
            wrapped_key=bytes(self.wrapped_key),
        )


class Host(DomainMixin, models.Model):
    """A host name that leads to a city (ホスト名), lower-case ASCII."""

    class Meta:
        """One row for each host."""

        db_table = "municipality_host"


class RegistryVersion(models.Model):
    """A counter that each change of the registry moves on, so that processes drop what they remember."""

    version = models.BigIntegerField(default=0)

    class Meta:
        """Exactly one row."""

        db_table = "registry_version"
