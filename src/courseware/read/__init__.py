"""Text to nouns: the only room that knows the grammar of what authors write."""
