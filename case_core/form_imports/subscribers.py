"""What follows from the turns of an import."""

from case_core.form_imports import vault
from case_core.form_imports.events import ImportEnded, ImportStarted
from case_core.form_imports.selectors import key_of
from case_core.form_imports.tasks import go_on
from mannaka_kit.outbox import subscribe


@subscribe(ImportStarted)
def take_in(event: ImportStarted) -> None:
    """Take the first rows in."""
    go_on(import_id=event.import_id)


@subscribe(ImportEnded)
def forget_file(event: ImportEnded) -> None:
    """Keep nothing of the file."""
    key = key_of(event.import_id)
    if key is not None:
        vault.drop(key)
