"""What a person can do, as commands and queries."""
