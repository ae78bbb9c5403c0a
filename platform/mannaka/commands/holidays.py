"""`mannaka holidays …`: the Cabinet Office's list of national holidays."""

from pathlib import Path
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django

app = typer.Typer(help="The national holidays.", no_args_is_help=True)
_WRONG = 1


@app.callback()
def group() -> None:
    """Keep the verb, although there is only one."""


@app.command("import")
def take_in(
    file: Annotated[Path, typer.Argument(help="The Cabinet Office's syukujitsu.csv, as it was downloaded.")],
    city: Annotated[str | None, typer.Option(help="Code of one city; every city where left out.")] = None,
    data: Data = DEFAULT_DATA,
    *,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would change, and change nothing.")] = False,
) -> None:
    """Let the list decide which days are holidays in the years that it covers; safe to repeat."""
    start_django(data)
    from mannaka.holiday_lists import count_changes, import_everywhere
    from tenants.hours.holiday_file import read_holidays
    from tenants.municipalities.selectors import find_city, list_cities

    if not file.is_file():
        raise typer.BadParameter(f"{file} is no file")
    found = read_holidays(file.read_bytes())
    for error in found.errors:
        typer.echo(f"{file.name}:{error.row or '-'}: {error.words}", err=True)
    if found.errors:
        raise typer.Exit(_WRONG)
    cities = [find_city(city)] if city else list_cities()
    act = count_changes if dry_run else import_everywhere
    for name, done in act(cities, found.listed):
        typer.echo(f"{name}: {done.added} added, {done.renamed} renamed, {done.removed} removed")
