"""What keeps time: sees what is due and has it done."""
