"""Letters from templates, to one person or to several."""
