"""`mannaka city …`: the municipalities of this installation."""

import json
from collections.abc import Sequence
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django

app = typer.Typer(help="The municipalities of this installation.", no_args_is_help=True)


@app.command("create")
def create(
    code: Annotated[str, typer.Argument(help="全国地方公共団体コード, six digits, such as 382027.")],
    name: Annotated[str, typer.Option(help="Name that citizens read, such as 今治市.")],
    host: Annotated[str, typer.Option(help="Host of its pages, such as imabari.localhost.")],
    schema: Annotated[str | None, typer.Option(help="Name of its schema; made from the code where left out.")] = None,
    data: Data = DEFAULT_DATA,
    *,
    demo: Annotated[bool, typer.Option("--demo", help="Nobody real will be in it: a demonstration.")] = False,
) -> None:
    """Open a municipality: its schema, its role, its key and its host."""
    start_django(data)
    from tenants.municipalities.actions.create_city import create_city

    create_city(code=code, name=name, host=host, schema=schema, is_demo=demo)
    typer.echo(f"{name} ({code}) answers at {host}.")


@app.command("administrator")
def administrator(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    username: Annotated[str, typer.Argument(help="User name to sign in with, such as mio.")],
    name: Annotated[str, typer.Option(help="Name, such as 越智 澪.")],
    kana: Annotated[str, typer.Option(help="Its reading, such as オチ ミオ.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Give a new city its first administrator, and show the pass phrase that holds for one sign-in."""
    start_django(data)
    from mannaka.first_administrator import appoint_administrator

    passphrase = appoint_administrator(code=code, username=username, name=name, kana=kana)
    typer.echo(f"{username} signs in once with: {passphrase}")


@app.command("suspend")
def suspend(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Close the pages of a city for a while; its data stay as they are."""
    start_django(data)
    from tenants.municipalities.actions.suspend_city import suspend_city

    typer.echo(f"{suspend_city(code=code).name} is closed. Open it again with `mannaka city resume {code}`.")


@app.command("resume")
def resume(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Open a city again that was suspended."""
    start_django(data)
    from tenants.municipalities.actions.resume_city import resume_city

    city = resume_city(code=code)
    typer.echo(f"{city.name} answers again at {city.host}.")


@app.command("demo")
def demo(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Mark a city as a demonstration, in which nobody real is; only then may MANNAKA_SCANNER be `demo`."""
    start_django(data)
    from tenants.municipalities.actions.mark_as_demo import mark_as_demo

    typer.echo(f"{mark_as_demo(code=code).name} is marked as a demonstration.")


@app.command("list")
def list_all(
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs.")] = False,
    data: Data = DEFAULT_DATA,
) -> None:
    """List the municipalities with code, host and state."""
    start_django(data)
    from tenants.municipalities.selectors import list_cities

    rows = [(city.code, city.name, city.host, city.schema, city.state) for city in list_cities()]
    if as_json:
        keys = ("code", "name", "host", "schema", "state")
        typer.echo(json.dumps([dict(zip(keys, row, strict=True)) for row in rows], ensure_ascii=False))
    else:
        _show(rows)


def _show(rows: Sequence[tuple[str, ...]]) -> None:
    from rich.console import Console
    from rich.table import Table

    table = Table("Code", "Name", "Host", "Schema", "State")
    for row in rows:
        table.add_row(*row)
    Console().print(table)
