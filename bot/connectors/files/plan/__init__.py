"""Plans that an athlete wrote: YAML, or a sheet of swim sets."""
