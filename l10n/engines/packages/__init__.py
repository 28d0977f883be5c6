"""Argos packages on this machine: looking for them, fetching them, trying them, putting them in, taking them out.

    index       what Argos publishes
    download    a file from the network, gone on with where it broke
    archive     what a package file may hold, and unpacking it
    trial       does a package translate? in a process of its own
    staging     work beside the folder, then one rename
    install     all of this; and removing
    listing     what is installed

Only `index` and `download` reach the network, and only where a person asked for it by name.
"""
