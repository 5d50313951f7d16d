"""All words the coach says in the chat; nothing else in the project holds a sentence for an athlete."""
