"""One file for each check; `check` yields what is wrong, nothing where all is well."""
