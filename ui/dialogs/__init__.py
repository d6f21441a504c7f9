"""What stands over the page for a moment: keys, about, errors, set-up."""
