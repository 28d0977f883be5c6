"""A scheduler and two workers, until standard input ends; prints the scheduler's address."""

from __future__ import annotations

import sys

import dask
from distributed import LocalCluster


def main() -> None:
    method = {"distributed.worker.multiprocessing-method": "forkserver"} if sys.platform == "linux" else {}
    with (
        dask.config.set(method),
        LocalCluster(
            n_workers=2, threads_per_worker=1, host="127.0.0.1", dashboard_address=None, memory_limit=0
        ) as cluster,
    ):
        print(cluster.scheduler_address, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
