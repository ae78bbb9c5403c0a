"""The pages of the windows."""
