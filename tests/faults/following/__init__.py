"""An app of these tests alone: it hears of every matter, so that what follows from one can be counted."""
