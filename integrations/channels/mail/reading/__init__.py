"""From the bytes of a mail to what it says: it never raises, and it loses nothing."""
