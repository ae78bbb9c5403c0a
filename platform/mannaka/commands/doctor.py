"""`mannaka doctor`: says what is wrong with this installation, and how to mend it."""

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, point_at_stack

UNWELL = 1


def doctor(data: Data = DEFAULT_DATA) -> None:
    """Check settings, servers and schemas; each finding names the setting and the mend."""
    from mannaka.doctor.examine import examine
    from mannaka.doctor.situation import Situation
    from mannaka.local.errors import NoStackError

    try:
        point_at_stack(data)
    except NoStackError as error:
        # Without any server the settings are all the more worth a look.
        typer.echo(str(error), err=True)
    findings = examine(Situation.of_environment())
    for finding in findings:
        typer.echo(str(finding))
    if findings:
        raise typer.Exit(UNWELL)
    typer.echo("All is well.")
