"""`mannaka collect`: gathers static files and compiles translations; part of building an image, and of the demo."""

import os


def collect() -> None:
    """Gather static files and compile translations; needs no server."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "mannaka.settings.checks")

    import django
    from django.core.management import call_command

    from mannaka.catalogues import compile_catalogues

    django.setup()
    compile_catalogues()
    call_command("collectstatic", interactive=False, verbosity=0)
