"""Tests of the simulated services and their windows."""
