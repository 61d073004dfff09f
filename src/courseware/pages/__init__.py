"""Nouns to MkDocs: the only room that imports mkdocs. Moving to another generator must cost no more than this room."""
