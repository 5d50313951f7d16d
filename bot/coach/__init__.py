"""What the coach does, by journey; deeds take the ports they use and commit what they decide."""
