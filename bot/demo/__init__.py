"""The whole coach on one machine: a simulated athlete, Telegram on loopback, and the story they play."""
