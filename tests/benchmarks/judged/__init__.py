"""Judged sets: questions whose right answers are known by construction, committed before the code they judge."""
