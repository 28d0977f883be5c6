"""The grammar around a term: its inflection, its articles, and putting it into a sentence."""
