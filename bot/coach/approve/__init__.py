"""From a tap to the changed plan, and from the changed plan to the watch."""
