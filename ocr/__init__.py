"""Card images in, readings out: a library of its own, without Qt and without a database."""
