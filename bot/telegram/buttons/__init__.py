"""What the buttons under messages do, one file for each family of buttons."""
