"""What an athlete can ask for with a slash, one file each."""
