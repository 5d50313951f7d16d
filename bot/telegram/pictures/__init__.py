"""The picture that says most about a figure, from what is stored of an athlete."""
