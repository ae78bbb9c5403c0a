"""The judged set of the search; `concepts.toml` is written by hand, `make.py` builds both halves from it."""
