"""Mail servers of cities: to which of them the mail channel connects; none unless they are named."""

from mannaka import env


def _named(text: str) -> list[str]:
    return [place.strip().lower() for place in text.split(",") if place.strip()]


MANNAKA_MAIL_HOSTS: list[str] = _named(env.text("MANNAKA_MAIL_HOSTS", ""))
MANNAKA_MAIL_PRIVATE_HOSTS: list[str] = _named(env.text("MANNAKA_MAIL_PRIVATE_HOSTS", ""))
