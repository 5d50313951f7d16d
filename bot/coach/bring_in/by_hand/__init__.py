"""What athletes type: stored, told back, and taken back again."""
