"""What makes plans: how weeks grow and rest, what sessions are made of, and which day each of them gets."""
