"""Danish as data and rules of inflection; one concept per file."""
