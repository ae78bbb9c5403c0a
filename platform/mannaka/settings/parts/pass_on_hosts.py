"""Other systems of cities: to which of them deliveries are handed on; none unless they are named."""

from mannaka import env

MANNAKA_PASS_ON_HOSTS: list[str] = [
    host.strip().lower() for host in env.text("MANNAKA_PASS_ON_HOSTS", "").split(",") if host.strip()
]
