"""A scheduler and workers that run already: who may help, and what is said of the others."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.cluster.conftest import Desk
from tests.support import ROOT, missing, need, only_on

LYRE = ("translate", "articles", "--from", "fr", "--to", "es", "--engine", "lyre", "--json")


@contextmanager
def running(process: subprocess.Popen[str]) -> Iterator[subprocess.Popen[str]]:
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(ready: Callable[[], bool], process: subprocess.Popen[str]) -> None:
    while not ready():
        assert process.poll() is None
        time.sleep(0.05)


@contextmanager
def cluster(
    desk: Desk, *workers: dict[str, str], listen: tuple[str, ...] = ("--host", "127.0.0.1")
) -> Iterator[Path]:
    """Run a scheduler, and a worker for each environment, elsewhere; give the scheduler's file."""
    file = desk.flags / "scheduler.json"
    file.unlink(missing_ok=True)  # of one that ran before
    quiet = ("--scheduler-file", str(file), "--no-dashboard", "--dashboard-address", "127.0.0.1:0")
    with ExitStack() as stack:
        scheduler = stack.enter_context(running(desk.program("scheduler", *listen, "--port", "0", *quiet)))
        until(lambda: file.exists() and file.stat().st_size > 0, scheduler)
        started: list[subprocess.Popen[str]] = []
        for number, env in enumerate(workers):
            folder = desk.flags / f"worker-{number}"
            folder.mkdir()
            args = ("worker", "--nthreads", "1", "--no-nanny", *quiet)
            worker = stack.enter_context(running(desk.program(*args, folder=folder, **env)))
            started.append(worker)
        if workers:
            await_workers(desk, file, len(workers))
        assert [worker.poll() for worker in started] == [None] * len(workers)
        yield file


def await_workers(desk: Desk, file: Path, count: int) -> None:
    """Wait until a scheduler has so many workers."""
    up = "from distributed import Client; import sys\n"
    up += "Client(scheduler_file=sys.argv[1]).wait_for_workers(int(sys.argv[2]), timeout=60)"
    subprocess.run([sys.executable, "-c", up, str(file), str(count)], env=desk.env, check=True)


def test_workers_that_would_do_something_else_are_left_out_by_name(desk: Desk, tmp_path: Path) -> None:
    desk.project.article("a.txt", "Le chat dort dans la maison.\n")
    other = tmp_path / "other"
    shutil.copytree(ROOT / "l10n", other / "l10n", ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "l10n" / "errors.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    site = tmp_path / "older"
    shutil.copytree(tmp_path / "site", site)
    module = site / "lyre.py"
    module.write_text(module.read_text(encoding="utf-8").replace("lyre 1", "lyre 0"), encoding="utf-8")
    path = desk.env["PYTHONPATH"]
    strangers = [{"PYTHONPATH": f"{other}:{path}"}, {"PYTHONPATH": f"{site}:{path}"}]
    with cluster(desk, {}, *strangers) as file:
        ran = desk.command(*LYRE, "--cluster", file)
        assert ran.returncode == 0, ran.stderr
        first, second = sorted(ran.stderr.splitlines())
        assert first.startswith("l10n: note: the worker tcp://127.0.0.1:")
        said = {first.rsplit(" is left out: ", 1)[1], second.rsplit(" is left out: ", 1)[1]}
        assert said == {"other files of l10n 0.1.0", "lyre 0 for fr→es, not lyre 1"}
        assert desk.project.catalog("a").exists()


def test_a_cluster_that_can_do_nothing_is_an_error(desk: Desk, tmp_path: Path) -> None:
    """They lack the engine that the driver has; and where there are none, that is said."""
    desk.project.article("a.txt", "Le chat dort dans la maison.\n")
    with cluster(desk, {"PYTHONPATH": str(tmp_path)}) as file:
        ran = desk.command(*LYRE, "--cluster", file)
        assert (ran.returncode, ran.stdout) == (2, "")
        *_, line = ran.stderr.splitlines()
        assert "no worker of the cluster can be used: tcp://127.0.0.1:" in line
    with cluster(desk) as file:
        ran = desk.command(*LYRE, "--cluster", file)
        assert (ran.returncode, ran.stdout) == (2, "")
        assert "the cluster has no workers; start some with dask worker" in ran.stderr


def test_a_scheduler_that_goes_ends_the_run(desk: Desk) -> None:
    desk.project.article("a.txt", "Le chien attend la pluie.\n")
    with cluster(desk, {}) as file:
        process = desk.start(*LYRE, "--cluster", file)
        until((desk.flags / "waits").exists, process)
    out, err = process.communicate(timeout=60)
    (desk.flags / "go").touch()
    assert (process.returncode, out) == (2, ""), err
    assert err.strip().startswith("l10n: error: the cluster's scheduler is gone; what is finished is kept")


@pytest.mark.slow
@only_on("Linux", "it alone has disks that one process sees and another doesn't")
def test_workers_that_hang_or_see_another_disk_are_left_out(desk: Desk) -> None:
    """As another machine's do that lacks the shared disk, or have lost it: nobody waits for them for long."""
    need("unshare")
    if subprocess.run(["unshare", "-m", "true"], check=False, capture_output=True).returncode:
        missing("disks can't be hidden from a process here", "run the tests as root")
    root = desk.project.root
    desk.project.article("a.txt", "Le chat dort dans la maison.\n")
    hide = (
        "unshare",
        "-m",
        "sh",
        "-c",
        'mount -t tmpfs none "$0" && mkdir "$0/.l10n" && exec "$@"',
        str(root),
    )
    with cluster(desk, {}) as file, ExitStack() as stack:
        args = ("worker", "--nthreads", "1", "--no-nanny", "--scheduler-file", file, "--no-dashboard")
        for prefix in (hide, ()):
            worker = stack.enter_context(running(desk.program(*args, folder=desk.flags, prefix=prefix)))
        await_workers(desk, file, 3)
        worker.send_signal(signal.SIGSTOP)
        ran = desk.command(*LYRE, "--cluster", file)
        worker.send_signal(signal.SIGCONT)
    assert ran.returncode == 0, ran.stderr
    [line] = ran.stderr.splitlines()
    assert line.endswith(f" is left out: it doesn't see {root}")
    assert desk.project.catalog("a").exists()


@pytest.mark.slow
def test_certificates_of_dasks_settings_are_used(desk: Desk) -> None:
    need("openssl")
    desk.project.article("a.txt", "Le chat dort dans la maison.\n")
    key, certificate = desk.flags / "key.pem", desk.flags / "certificate.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-subj",
        "/CN=localhost",
        "-days",
        "2",
    ]
    subprocess.run([*made, "-keyout", str(key), "-out", str(certificate)], check=True, capture_output=True)
    desk.env["DASK_DISTRIBUTED__COMM__REQUIRE_ENCRYPTION"] = "true"
    desk.env["DASK_DISTRIBUTED__COMM__TLS__CA_FILE"] = str(certificate)
    for part in ("SCHEDULER", "WORKER", "CLIENT"):
        desk.env[f"DASK_DISTRIBUTED__COMM__TLS__{part}__KEY"] = str(key)
        desk.env[f"DASK_DISTRIBUTED__COMM__TLS__{part}__CERT"] = str(certificate)
    with cluster(desk, {}, listen=("--host", "tls://127.0.0.1", "--protocol", "tls")) as file:
        ran = desk.command(*LYRE, "--cluster", file)
        assert (ran.returncode, ran.stderr) == (0, "")
        assert desk.project.catalog("a").exists()
