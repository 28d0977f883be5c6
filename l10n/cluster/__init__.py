"""Dask as the engine beyond one process: the ordinary pipeline, a chunk of articles at a time, on its workers.

    cli ─▶ driver ─▶ pool ─▶ (Dask) ─▶ work ─▶ pipeline
             │         └ crew: which workers may help
             └ memory, which stays with the driver

`distributed` comes with the extra `cluster`, and is imported by what opens a cluster.
"""

from __future__ import annotations
