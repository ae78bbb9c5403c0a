"""Pages of the sign-in of bodies: the settings, and the door."""
