"""The running coach."""
