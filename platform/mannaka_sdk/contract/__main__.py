"""Write the contract's files anew: `python -m mannaka_sdk.contract`, in the root of a checkout."""

from mannaka_sdk.contract import reference, schemas, surface


def main() -> None:
    """Write the schemas, the surface and the reference page."""
    today = schemas.schema_files()
    schemas.FOLDER.mkdir(exist_ok=True)
    for stale in {path.name for path in schemas.FOLDER.glob("*.json")} - set(today):
        (schemas.FOLDER / stale).unlink()
    for name, text in today.items():
        (schemas.FOLDER / name).write_text(text, encoding="utf-8")
    surface.FILE.write_text(surface.surface(), encoding="utf-8")
    if reference.PAGE.parent.is_dir():
        reference.PAGE.write_text(reference.page(), encoding="utf-8")


if __name__ == "__main__":
    main()
