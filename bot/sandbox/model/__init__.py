"""A language model on loopback, strict about what it is asked: as Anthropic serves one, and as OpenAI does."""
