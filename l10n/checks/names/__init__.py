"""Names and acronyms of the source: those that the target doesn't have, in any spelling, and those it has wrong."""
