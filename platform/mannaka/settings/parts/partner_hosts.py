"""Partner organisations' own systems: which of them a channel may call; none unless they are named."""

from mannaka import env

MANNAKA_PARTNER_HOSTS: list[str] = [
    host.strip().lower() for host in env.text("MANNAKA_PARTNER_HOSTS", "").split(",") if host.strip()
]
