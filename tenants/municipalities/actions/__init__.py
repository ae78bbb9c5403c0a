"""What an operator does to the registry."""
