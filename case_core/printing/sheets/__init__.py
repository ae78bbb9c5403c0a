"""What stands on each sheet: read through the rooms' own doors, as the person who prints may see it."""
