"""How pixels come about: colours, letters, lines, axes, and the file they end in."""
