"""Zoom: the plugin, its simulator, and our own contract as the judge of both."""

from pathlib import Path

from integrations.meetings import zoom
from mannaka_sdk.testing import StrictContract

FIXTURES = Path(zoom.__file__).with_name("fixtures")
CONTRACT = Path(__file__).with_name("contract")
API = StrictContract(CONTRACT / "api.yml", CONTRACT / "oauth.yml")
