"""Channels: how fast deliveries are taken, that each event arrives once, and that no city waits for another."""
