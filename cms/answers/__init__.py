"""Questions and answers for citizens: by topic, and by their own words."""
