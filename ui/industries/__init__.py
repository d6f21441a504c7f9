"""The page Industries: whom I know in which line of work."""
