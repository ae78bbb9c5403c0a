"""Run by tests.support.stack in a process of its own: a release as the owner, then two cities."""

import os
import subprocess
import sys

from tests.support.stack import CITIES


def main() -> None:
    """Release into the database of DATABASE_OWNER_URL and create both cities."""
    import django

    if os.environ.get("MANNAKA_DATABASE_LOGIN") == "owner":
        django.setup()
        from mannaka_tenancy.release import run_release

        run_release(print)
        return
    owner = os.environ | {"MANNAKA_DATABASE_LOGIN": "owner"}
    subprocess.run([sys.executable, "-m", "tests.support.build_template"], env=owner, check=True)
    django.setup()
    from tenants.municipalities.actions.create_city import create_city

    for code, name, host in CITIES:
        create_city(code=code, name=name, host=host, is_demo=True)


if __name__ == "__main__":
    main()
