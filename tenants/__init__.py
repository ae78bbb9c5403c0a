"""
The city as an organisation, in five rooms.

municipalities (the registry), organisation (sections), accounts (staff and roles), hours, oversight (the audit's reader).
"""
