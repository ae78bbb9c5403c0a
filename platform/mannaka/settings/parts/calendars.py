"""Calendars that are read: from which hosts; none unless they are named."""

from mannaka import env

MANNAKA_CALENDAR_HOSTS: list[str] = [
    host.strip().lower() for host in env.text("MANNAKA_CALENDAR_HOSTS", "").split(",") if host.strip()
]
