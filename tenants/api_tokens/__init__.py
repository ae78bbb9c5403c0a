"""Tokens with which a program acts as a member of staff, each for some purposes and for a time."""
