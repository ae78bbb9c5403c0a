"""Mails to citizens (お知らせメール): who asked for one, and which went; no word of any matter is in them."""
