"""`mannaka search …`: the words by which the cases of a city are found."""

from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django

app = typer.Typer(help="The search of a city.", no_args_is_help=True)


@app.callback()
def group() -> None:
    """Keep the verb, although there is only one."""


@app.command("rebuild")
def rebuild(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    data: Data = DEFAULT_DATA,
) -> None:
    """Make the index of a city's cases anew, after a release that says so; everybody goes on working meanwhile."""
    start_django(data)
    from case_core.search.actions.rebuild_index import rebuild_index
    from mannaka_kit import clock
    from mannaka_tenancy import use
    from tenants.municipalities.selectors import find_city

    with use(find_city(code)):
        done = rebuild_index(at=clock.now(), tell=_tell)
    typer.echo(f"{done:,} cases are indexed.")


def _tell(done: int) -> None:
    typer.echo(f"{done:,} cases", err=True)
