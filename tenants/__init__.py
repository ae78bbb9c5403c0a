"""
The city as an organisation, in rooms.

municipalities (the registry), rulebook (what the city has settled for its rooms), organisation (sections), accounts
(staff and roles), hours, oversight (audit's reader), api_tokens (the keys of machines), partners (bodies outside the
city hall and their people).
"""
