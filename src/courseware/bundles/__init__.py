"""Nouns and the built site to files that people carry: zips that open by double click."""
