"""What athletes did, on its way into the store."""
