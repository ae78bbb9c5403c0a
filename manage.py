"""Django's own command, for developers; operators use `mannaka`."""

import os
import sys
from pathlib import Path


def main() -> None:
    """Run a Django command with the settings that need no server, unless told otherwise."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mannaka.settings.checks")
    sys.path.insert(0, str(Path(__file__).parent / "platform"))
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
