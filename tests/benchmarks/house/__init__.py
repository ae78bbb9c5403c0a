"""The house's numbers: from a fresh clone to the pages, the screens on a year's data, and what a written case costs."""
