"""Run in a process of the served stack: the cast of Imabari, with a password."""

import os
import sys


def main() -> None:
    """Make the people and let them sign in."""
    import django

    django.setup()
    from mannaka_tenancy import control, use
    from tenants.municipalities.registry import registry
    from tests.support.cast import cast_of

    with control():
        city = next(city for city in registry.load_all() if city.host == sys.argv[1])
    with use(city):
        for user in cast_of(city).users.values():
            user.set_password(os.environ["FAULTS_PASSWORD"])
            user.save(update_fields=["password"])


if __name__ == "__main__":
    main()
