"""The page Relationships: who was followed up, what was exchanged."""
