"""What talks: everything that comes from Telegram and everything that goes there."""
