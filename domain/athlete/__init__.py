"""Who trains: the athlete, what is known of them, what they want and when they can."""
