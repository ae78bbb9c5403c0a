"""The page of a number: how many are before its owner, and to which room it is called."""
