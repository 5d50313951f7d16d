"""What nobody looked at when it was time: looked at now, as it was then, stored and told to nobody."""
