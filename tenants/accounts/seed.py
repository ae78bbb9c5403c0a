"""What every city needs before its first member of staff: nothing personal."""

from tenants.accounts.wagtail_group import ensure_group


def seed_city() -> None:
    """Make Wagtail's group of administrators; may be run again."""
    ensure_group()
