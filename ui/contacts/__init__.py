"""The page Contacts: everyone, found by search and filters."""
