"""The address to which services deliver, and the administrators' pages."""
