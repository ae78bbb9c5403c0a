"""It reads the environment."""

import os

TOKEN = os.environ.get("ECHO_TOKEN", "")
