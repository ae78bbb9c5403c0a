"""The services of plugins for demonstrations: in memory, at loopback, with windows in which one is a citizen."""
