"""What a model may look at: each tool reads, for the athlete of its seat, and shows what a command would show."""
