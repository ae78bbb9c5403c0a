"""What the kernel's benchmark does in plain Django."""

import sys

from django.core.management import call_command

from tests.benchmarks.site.rows import fill_groups

TENANCY = ("mannaka_tenancy", "django_tenants")


def migrate() -> None:
    """Make the one schema, with the rows of the measured views."""
    call_command("migrate", verbosity=0)
    fill_groups()


def tenancy_modules() -> list[str]:
    """Return the modules of tenancy that this process has imported: there must be none."""
    return sorted(name for name in sys.modules if name.split(".")[0] in TENANCY)
