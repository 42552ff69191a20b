"""Makes the weights of ``rashomon.coreference``: groups of texts, kinds of mentions, pairs of mentions."""
