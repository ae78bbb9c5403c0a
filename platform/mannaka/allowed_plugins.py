"""The operator's list of vendors' plugins: each with the version that was looked at."""


class BadPluginListError(RuntimeError):
    """The list cannot be read."""


def read_allowed_plugins(text: str) -> dict[str, str]:
    """
    Read `jp.example.sms==1.2.0, jp.example.fax==2.0.1`.

    :raises BadPluginListError: if an entry is not of this form, or a plugin stands twice.
    """
    allowed: dict[str, str] = {}
    for entry in filter(None, map(str.strip, text.split(","))):
        plugin_id, sign, version = (part.strip() for part in entry.partition("=="))
        if not (plugin_id and sign and version) or plugin_id in allowed:
            raise BadPluginListError(
                f"MANNAKA_PLUGINS: {entry!r} cannot be read. Write each plugin once, with its version: "
                "jp.example.sms==1.2.0,jp.example.fax==2.0.1"
            )
        allowed[plugin_id] = version
    return allowed


def read_stopped_plugins(text: str) -> frozenset[str]:
    """Read `jp.example.sms, jp.example.fax`."""
    return frozenset(filter(None, map(str.strip, text.split(","))))
