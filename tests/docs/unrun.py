"""Blocks of commands that no test can run, each with the reason; what they call is still checked for being there."""

from typing import Final

UNRUN: Final = {
    "make demo": "It stays in the foreground until Ctrl-C; `mannaka demo --detach`, which runs the same code, is run.",
    "make test": "It would run itself.",
    "git pull\nmake setup": "It would change the environment that the tests run in.",
    ".venv/bin/mannaka collect": "It writes into the checkout that other tests read; the demo's own start runs it.",
    ".venv/bin/python -m mannaka.catalogues update": "It writes into the checkout; tests/mannaka/test_catalogues.py.",
    ".venv/bin/python -m mannaka.catalogues": "It writes into the checkout; tests/mannaka/test_catalogues.py.",
    "sudo apt-get install git make python3-venv\n"
    "git clone https://git.example.jp/mannaka.git && cd mannaka\n"
    "make setup": "It installs on the machine, and the address is an example.",
    "export ADMIN_URL=postgresql://postgres:…@db.example.jp:5432   # a superuser, needed once\n"
    "export DATABASE_SERVER=db.example.jp:5432\n"
    "export OWNER_PASSWORD=… WEB_PASSWORD=… RELAY_PASSWORD=…       # letters and digits\n"
    "export VALKEY_URL=redis://:…@valkey.example.jp:6379\n"
    "export CLAMD_URL=tcp://clamd.example.jp:3310                  # or unix:///run/clamav/clamd.ctl\n"
    "export MANNAKA_DATA=/var/lib/mannaka                          # uploads and audit checkpoints; back it up": (
        "The values are the reader's; the test gives those of its own servers."
    ),
    ".venv/bin/mannaka serve web --bind 127.0.0.1:8000 --processes 4 --threads 4\n"
    ".venv/bin/mannaka serve live --bind 127.0.0.1:8001\n"
    ".venv/bin/mannaka serve worker --processes 2\n"
    ".venv/bin/mannaka serve relay\n"
    ".venv/bin/mannaka serve beat": "They run until they are stopped; the demo keeps the same five running.",
    "pytest --remote http://127.0.0.1:8700/ --remote-key key": (
        "It runs the vendor's own tests; tests/mannaka_sdk/remote examines a server so."
    ),
    ".venv/bin/mannaka plugin allow https://sms.example.jp/mannaka --key-file key --into /etc/mannaka/plugins": (
        "The server is an example; tests/mannaka/commands/test_plugin.py allows one."
    ),
    "export TOKEN=mannaka_… SECTION_TOKEN=mannaka_…": "They are the reader's; the test makes its own by the page.",
}
