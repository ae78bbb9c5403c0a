"""
The mail channel: citizens write to a mailbox of the city, and are answered by mail.

`reading` turns bytes into what a mail says; `imap` and `smtp` talk to the city's own servers.
"""
