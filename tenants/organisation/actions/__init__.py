"""Changes of the sections: one verb in each file."""
