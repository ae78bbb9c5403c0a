"""Files that belong to a case (添付): kept apart until they are checked, shown as safe copies, sealed at rest."""
