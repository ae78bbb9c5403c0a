"""Mails as they come to Japanese city halls, byte for byte, and what each of them says."""
