"""A row of the outbox carries its task's name: a name that was once written must be known for ever."""

import inspect
from importlib import import_module
from pathlib import Path

from celery import current_app

WRITTEN = Path(__file__).with_name("outbox_tasks.txt")


def known() -> set[str]:
    """Return the names of all tasks that rows of the outbox may carry."""
    import_module("mannaka.celery")
    current_app.loader.import_default_modules()
    tasks = {name: task for name, task in current_app.tasks.items() if not name.startswith(("tests.", "celery."))}
    return {name for name, task in tasks.items() if "outbox_id" in inspect.signature(task.run).parameters}


def test_every_name_under_which_rows_were_ever_written_is_known() -> None:
    """Renamed or moved? Tell the task its former name (`formerly=`); new? Add it to the list."""
    assert sorted(known()) == WRITTEN.read_text(encoding="utf-8").split()
