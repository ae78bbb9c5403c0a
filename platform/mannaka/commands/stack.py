"""Points a command at the servers: those of the environment, or those of the demo beside it."""

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated, Literal

import typer

from mannaka import env

Login = Literal["web", "owner"]

Data = Annotated[
    Path,
    typer.Option("--data", help="Folder of the demo; used where DATABASE_URL is not set."),
]
DEFAULT_DATA = Path(".mannaka")
SETTINGS = "mannaka.settings.production"


def point_at_stack(data: Path) -> None:
    """
    Fill the environment from the demo's folder, unless it names servers already.

    :raises NoStackError: neither the environment nor the folder names any.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", SETTINGS)
    if not env.text("DATABASE_URL", ""):
        from mannaka.local.secrets import environment

        os.environ.update(environment(data))


def start_django(data: Path, *, login: Login = "web") -> None:
    """
    Point at the servers and set Django up, logged in as the web's login or as the owner of the schemas.

    :raises NoStackError: neither the environment nor the folder names any servers.
    """
    point_at_stack(data)
    os.environ["MANNAKA_DATABASE_LOGIN"] = login

    import django
    from django.utils import translation

    with _without_search_for_garbage():
        django.setup()
    translation.activate(_language())


@contextmanager
def _without_search_for_garbage() -> Iterator[None]:
    # What is read at the start stays: looking through it again and again took a seventh of the start's time.
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _language() -> str:
    spoken = env.text("LC_ALL", "") or env.text("LC_MESSAGES", "") or env.text("LANG", "")
    return "ja" if spoken.startswith("ja") else "en"
