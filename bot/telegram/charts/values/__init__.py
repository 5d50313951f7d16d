"""What each chart shows, as plain figures and days; None is unknown and stays a gap."""
