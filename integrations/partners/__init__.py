"""Services of partner organisations, one folder for each."""
