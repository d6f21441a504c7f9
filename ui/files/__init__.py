"""Files kept with people and offers: listed, taken in, handed out and carried elsewhere."""
