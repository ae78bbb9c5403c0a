"""Pages on partner organisations: the administrators' settings, and the door of an invitation."""
