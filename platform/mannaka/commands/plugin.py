"""`mannaka plugin …`: plugins that run on their vendors' own servers."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from mannaka_sdk.remote import AllowedPlugin

app = typer.Typer(help="Plugins that run on their vendors' own servers.", no_args_is_help=True)
_REFUSED = 2


@app.callback()
def group() -> None:
    """Keep the verb, although there is only one."""


@app.command("allow")
def allow(
    url: Annotated[str, typer.Argument(help="The address of the vendor's server.")],
    key_file: Annotated[Path, typer.Option(help="A file with the key that both sides sign with.")],
    into: Annotated[Path | None, typer.Option(help="The folder of MANNAKA_REMOTE_PLUGINS; else only show.")] = None,
    *,
    again: Annotated[bool, typer.Option("--again", help="Replace what was allowed before.")] = False,
) -> None:
    """Show what a vendor's server says of its plugin, and allow this very description."""
    from mannaka_sdk import PluginError
    from mannaka_sdk.remote import AllowedPlugin

    try:
        found = AllowedPlugin.fetched(url, key=key_file.read_text(encoding="utf-8").strip())
        found.plugin()
    except (OSError, ValueError, PluginError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(_REFUSED) from None
    _show(found)
    if into is not None:
        _keep(found, into, again=again)


def _show(found: "AllowedPlugin") -> None:
    manifest, sheet = found.description.manifest, found.description.manifest.privacy
    rows = {
        "plugin": f"{manifest.id} {manifest.version}, {manifest.name.en} ({manifest.name.ja})",
        "vendor": f"{manifest.vendor.name}, {manifest.vendor.security_contact}",
        "can do": ", ".join(sorted(manifest.capabilities)),
        "calls": ", ".join(sorted(manifest.egress)) or "no other host",
        "gets": ", ".join(sorted(sheet.data_out)) or "nothing",
        "brings": ", ".join(sorted(sheet.data_in)) or "nothing",
        "handled by": "; ".join(f"{each.name}: {each.purpose.en}" for each in sheet.processors) or "nobody else",
        "kept there": sheet.retention.en,
        "description": found.fingerprint,
    }
    for name, words in rows.items():
        typer.echo(f"{name:<12} {words}")


def _keep(found: "AllowedPlugin", folder: Path, *, again: bool) -> None:
    file = folder / f"{found.description.manifest.id}.json"
    if file.exists() and not again:
        typer.echo(f"{file} is there already. Compare, then say --again.", err=True)
        raise typer.Exit(_REFUSED)
    folder.mkdir(parents=True, exist_ok=True)
    file.unlink(missing_ok=True)
    with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w", encoding="utf-8") as kept:
        kept.write(found.model_dump_json(indent=1) + "\n")
    typer.echo(f"Allowed: {file} holds the key; start the processes anew.")
