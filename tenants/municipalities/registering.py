"""Changes of the registry: one at a time, and every process learns of them."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, transaction
from django.db.models import F

from mannaka_tenancy import control
from mannaka_tenancy.registry import directory
from tenants.municipalities.errors import NoOwnerLoginError
from tenants.municipalities.models import RegistryVersion

OWNER = "owner"


@contextmanager
def changing_registry() -> Iterator[None]:
    """
    Hold the registry for one transaction on the owner's login, and move its version on.

    :raises NoOwnerLoginError: this process has no owner's login.
    """
    if OWNER not in connections:
        raise NoOwnerLoginError
    with control(), transaction.atomic(using=OWNER):
        # The version's row is the lock that lets one city be changed at a time.
        RegistryVersion.objects.using(OWNER).get_or_create(pk=1)
        RegistryVersion.objects.using(OWNER).filter(pk=1).update(version=F("version") + 1)
        yield
    directory.clear()
