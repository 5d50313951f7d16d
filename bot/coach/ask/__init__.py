"""Questions of the athlete, answered from what is stored."""
