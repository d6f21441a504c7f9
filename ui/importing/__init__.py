"""Files of contacts in: first shown, then one step."""
