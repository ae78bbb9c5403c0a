"""The process that takes mails which other servers hand over."""
