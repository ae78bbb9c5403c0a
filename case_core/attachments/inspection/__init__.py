"""What a file is by its content, decided before it is taken; nothing here runs, unpacks or draws anything."""
