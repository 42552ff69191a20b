"""Values: from words to times, places, quantities, names and categories, and one value against another."""
