"""The committed description of the API: `python -m tests.api.snapshot` writes it."""

import os
from pathlib import Path
from typing import Final

SNAPSHOT: Final = Path(__file__).parents[2] / "docs" / "reference" / "openapi.yaml"


def main() -> None:
    """Write the description of today's API, in the language of the code."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mannaka.settings.checks")
    django.setup()
    from mannaka_kit.rest.docs import as_yaml

    SNAPSHOT.write_bytes(as_yaml("ja"))


if __name__ == "__main__":
    main()
