"""Pictures that go with a message: one file per chart, drawn as small palette PNGs."""
