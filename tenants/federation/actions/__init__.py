"""What changes the sign-in of bodies, and what lets their people in."""
