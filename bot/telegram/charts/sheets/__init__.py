"""How each chart looks; one file for each value, of the same name."""
