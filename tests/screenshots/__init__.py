"""Pictures of every page, in both languages and both schemes, on a made-up card book."""
