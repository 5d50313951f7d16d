"""What the coach needs from outside, one role a file; adapters carry the same names."""
