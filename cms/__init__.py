"""
The city's face, on Wagtail: base (blocks, doors of the editor), pages, eservices (the citizen's form), portal.

It uses the core's doors only: actions, selectors, events, errors.
"""
