"""Rows of the measured views."""

from django.contrib.auth.models import Group


def fill_groups() -> None:
    """Make ten groups."""
    Group.objects.bulk_create([Group(name=f"group {number}") for number in range(10)])
