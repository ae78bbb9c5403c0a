"""
Meetings by Jitsi Meet, on the city's own server or one that is run for it: another shape than Zoom's.

Nothing is asked of the server: a room is a name, and a way in is a token that we sign. The server tells who came and
went, and says a word each time instead of a signature.
"""
