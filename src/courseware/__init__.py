"""Courseware: an engine that compiles law texts, guidance, checklists and quizzes into a multilingual training site.

It knows nothing of any one country: everything a reader sees comes from `docs/`, `modules/` and `overrides/`.
"""
