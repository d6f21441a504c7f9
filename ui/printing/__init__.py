"""Contacts on paper or as PDF: cards to look at, lists to take along."""
