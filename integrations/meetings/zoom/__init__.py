"""
Meetings by Zoom, through the city's own Server-to-Server OAuth app.

`tokens` holds the access, `service` asks, `refusals` says what an answer means, `meetings` what Zoom is asked for, and
`deliveries` what it tells.
"""
