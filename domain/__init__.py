"""What is known about training: pure, synchronous, frozen values; nothing here waits or asks the time."""
