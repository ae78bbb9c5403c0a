"""Plugins that run on their vendors' own servers: the operator keeps a file of each, with what was looked at."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings

from mannaka_sdk import Plugin
from mannaka_sdk.remote import AllowedPlugin


class BadFileError(Exception):
    """A file of the operator's cannot be used; the message says which, and why."""


def plugins_elsewhere() -> Iterator[type[Plugin[Any, Any]]]:
    """
    Yield the classes that stand in for what the operator allowed. No server is asked.

    :raises BadFileError: if a file cannot be used.
    """
    if not settings.MANNAKA_REMOTE_PLUGINS:
        return
    folder = Path(settings.MANNAKA_REMOTE_PLUGINS)
    if not folder.is_dir():
        raise BadFileError(f"MANNAKA_REMOTE_PLUGINS: {folder} is no folder")
    for file in sorted(folder.glob("*.json")):
        try:
            yield AllowedPlugin.from_file(file.read_text(encoding="utf-8")).plugin()
        except (OSError, ValueError) as error:
            raise BadFileError(f"MANNAKA_REMOTE_PLUGINS: {file.name}: {error}") from None
