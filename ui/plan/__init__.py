"""The page Plan: before signing up for an event."""
