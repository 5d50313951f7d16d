"""From Telegram to a handler: stored before it counts, checked before it is served."""
