"""Services where people meet by video, one folder for each."""
