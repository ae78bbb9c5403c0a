"""The operator's command: `mannaka …`. Nothing here imports Django before a command needs it."""

from __future__ import annotations

import sys

import typer

from mannaka.commands import (
    audit,
    city,
    collect,
    demo,
    doctor,
    health,
    holidays,
    plugin,
    release,
    search,
    seed,
    serve,
    simulate,
)
from mannaka.commands.anticipated import is_anticipated, sentence_of

FAILED = 2

app = typer.Typer(
    name="mannaka",
    help="Runs and looks after Mannaka, the one-stop consultation centre of each municipality.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("demo")(demo.demo)
app.command("collect")(collect.collect)
app.command("release")(release.release)
app.command("doctor")(doctor.doctor)
app.command("serve")(serve.serve)
app.command("simulate")(simulate.simulate)
app.command("health")(health.health)
app.command("seed")(seed.seed)
app.add_typer(city.app, name="city")
app.add_typer(audit.app, name="audit")
app.add_typer(search.app, name="search")
app.add_typer(holidays.app, name="holidays")
app.add_typer(plugin.app, name="plugin")


def main() -> None:
    """Run the command; what may happen to anybody ends in one sentence and code 2, never in a traceback."""
    try:
        app()
    except Exception as error:
        if not is_anticipated(error):
            raise
        typer.echo(sentence_of(error), err=True)
        sys.exit(FAILED)


if __name__ == "__main__":
    main()
