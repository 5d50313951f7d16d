"""Language models: reached through one library, guarded by a purse."""
