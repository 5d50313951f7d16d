"""From a committed notice to Telegram: paced, in order, never more than twice."""
