"""Signs of life: two addresses for the web process, a file's age for the others."""
