"""Train an Argos package that can be told terms: data to arrays, arrays to weights, weights to a package.

    python -m tools.train prepare|train|pack|evaluate …

README.md beside this says what each step does, and how to run them on a GPU that is borrowed by the minute. Not part
of the wheel; `requirements.txt` beside this is all that it needs.
"""
