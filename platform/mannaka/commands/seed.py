"""`mannaka seed`: fills cities with a year of invented data."""

import json
from pathlib import Path
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django

SHARE = "DEMO_SHARE"


def seed(
    codes: Annotated[list[str], typer.Argument(help="Codes of the cities to fill.")],
    logins: Annotated[Path | None, typer.Option(help="File to write the logins to, instead of the screen.")] = None,
    share: Annotated[
        float, typer.Option(help="Part of the year's matters: 0.1 for a quick try.", min=0.01, max=1, envvar=SHARE)
    ] = 1,
    data: Data = DEFAULT_DATA,
) -> None:
    """Fill cities with invented people and matters for a demonstration, and name the logins."""
    start_django(data)
    from mannaka.demo_data import seed_city

    found = [login for code in codes for login in seed_city(code, scale=share, tell=_tell)]
    if logins is None:
        typer.echo(json.dumps(found, ensure_ascii=False, indent=2))
        return
    from mannaka.local.kept import write_text

    write_text(logins, json.dumps(found, ensure_ascii=False, indent=2))


def _tell(line: str) -> None:
    # Beside the logins, which go to standard output.
    typer.echo(line, err=True)
