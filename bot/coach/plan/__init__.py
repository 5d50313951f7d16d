"""Plans coming in: read, shown, saved, or turned into a proposal."""
