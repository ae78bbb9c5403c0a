"""
The city as an organisation: municipalities (registry), organisation (sections), accounts (staff and roles), hours, oversight.
"""
