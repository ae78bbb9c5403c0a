"""Pass phrases that are read out or written down once."""

import secrets

# Without letters and digits that look alike on paper: 0 o, 1 l i, 2 z, 5 s, 8 b, u v.
_ALPHABET = "acdefghjkmnpqrtwxy34679"
_GROUPS = 4
_GROUP_LENGTH = 5


def new_passphrase() -> str:
    """Return a random pass phrase of four groups, about 90 bits."""
    groups = ("".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS))
    return "-".join(groups)
