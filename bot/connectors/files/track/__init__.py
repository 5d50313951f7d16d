"""Tracks: TCX and GPX files, a point every few seconds."""
