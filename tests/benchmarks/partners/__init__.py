"""What partner organisations see, how fast, and what they never see."""
