"""What search engines are told: which pages there are, and which are nobody's to find."""
