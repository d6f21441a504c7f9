"""Reports on paper: an event, a year."""
