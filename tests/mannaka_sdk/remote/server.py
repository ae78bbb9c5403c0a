"""The reference plugin on its vendor's server, on trial: `uvicorn tests.mannaka_sdk.remote.server:app`."""

from typing import Final

from integrations.channels.echo.plugin import EchoChannel
from mannaka_sdk.remote import serve

KEY: Final = "a key that both sides know, of good length"
app = serve(EchoChannel, keys=[KEY], is_trial=True)
