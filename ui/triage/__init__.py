"""The page of the evening after an event."""
