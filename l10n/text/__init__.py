"""What can be seen in a text of any language: its words, what they are compared by, placeables, loops, its script.

The guard tests by it what an engine made, the checks what stands in a catalog.
"""
