"""The commands of `mannaka`: each translates its arguments and makes one call inward."""
