"""Ways for citizens to write to a city and to be answered, one folder for each service."""
