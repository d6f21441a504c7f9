"""Contacts to an address book on a server, from the window."""
