"""What Apple Health exports: every reading of years in one XML file."""
