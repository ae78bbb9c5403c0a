"""`mannaka audit …`: takes a city's log out, and judges one that was taken out."""

from pathlib import Path
from typing import Annotated

import typer

from mannaka.commands.stack import DEFAULT_DATA, Data, start_django

ALTERED = 1

app = typer.Typer(help="The audit log of a city.", no_args_is_help=True)


@app.command("verify")
def verify(
    files: Annotated[list[Path], typer.Argument(help="Exports to judge.", exists=True, dir_okay=False)],
    checkpoints: Annotated[
        Path, typer.Option(help="Folder of checkpoints kept outside.", exists=True, file_okay=False)
    ],
    key: Annotated[str, typer.Option(help="Public key, as `mannaka audit key` shows it.")],
) -> None:
    """Judge exported logs by the checkpoints that somebody else kept; needs no server."""
    from mannaka_kit.audit.verify import verify_export

    whole = True
    for file in files:
        report = verify_export(file, checkpoints, key)
        whole = whole and report.ok
        verdict = "whole" if report.ok else "ALTERED"
        typer.echo(f"{file}: {verdict}, {report.entries} entries, {report.checkpoints} checkpoints")
        for finding in report.findings:
            typer.echo(f"  {finding.code} at entry {finding.seq}" if finding.seq else f"  {finding.code}")
    if not whole:
        raise typer.Exit(ALTERED)


@app.command("export")
def export(
    code: Annotated[str, typer.Argument(help="Code of the city.")],
    file: Annotated[Path, typer.Argument(help="File to write.", dir_okay=False)],
    data: Data = DEFAULT_DATA,
) -> None:
    """Write a city's whole log to a file that `mannaka audit verify` reads."""
    start_django(data)
    from mannaka_kit.audit.export import export as export_log
    from mannaka_tenancy import use
    from tenants.municipalities.selectors import find_city

    with use(find_city(code)):
        count = export_log(file)
    typer.echo(f"{file}: {count} entries")


@app.command("key")
def key(data: Data = DEFAULT_DATA) -> None:
    """Show the public key that verifies checkpoints; keep it with them, outside."""
    start_django(data)
    from mannaka_kit.audit.checkpoints import public_key

    typer.echo(public_key())
