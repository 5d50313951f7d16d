"""What Garmin and Hevy know: asked again and again, looked back at, let in and let go of."""
