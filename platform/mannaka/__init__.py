"""The composition root: settings, URLs, processes and the operator's command."""
