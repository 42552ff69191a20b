"""A report to statements: sentences, mentions, attributions, scenes, groups, each step in a file of its own."""
