"""The other side of Telegram: people who write, tap and block, and a reader who sees everything."""
