"""Changes of partner organisations, their agreements and their people: one verb in each file."""
