"""What can be seen in a text without translating it: what stays as it is, loops, small words of a language.

The guard tests by it what an engine made, the checks what stands in a catalog.
"""
