"""
Plugins that run on their vendor's own server: the same types, as JSON over HTTPS, signed in both directions.

The vendor: `app = serve(SmsChannel, keys=[os.environ["MANNAKA_KEY"]])`, behind any ASGI server. The host has a class
that stands in for it (`remote_plugin`), made of the description that the operator allowed.
"""

from mannaka_sdk.remote.allowing import AllowedPlugin
from mannaka_sdk.remote.calling import RemoteServer, UnknownVersionError, fetch_description
from mannaka_sdk.remote.protocol import RemoteAnswer, RemoteCall, RemoteNote, fingerprint, good_key
from mannaka_sdk.remote.serving import RemoteApp, serve
from mannaka_sdk.remote.standing_in import RemotePlugin, remote_plugin

__all__ = [
    "AllowedPlugin",
    "RemoteAnswer",
    "RemoteApp",
    "RemoteCall",
    "RemoteNote",
    "RemotePlugin",
    "RemoteServer",
    "UnknownVersionError",
    "fetch_description",
    "fingerprint",
    "good_key",
    "remote_plugin",
    "serve",
]
