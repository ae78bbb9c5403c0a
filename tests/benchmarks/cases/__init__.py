"""The numbers of the case work on 100,000 cases; each module measures rows of its own (`ROWS` in `__main__`)."""
