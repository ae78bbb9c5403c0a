"""Invented people and matters for the demo; nothing here describes a real person."""

from mannaka.demo_data.seed import seed_city

__all__ = ["seed_city"]
