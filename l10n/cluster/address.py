"""What `--cluster` says: processes of this machine, or where a scheduler is."""

from __future__ import annotations

import json
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import urlsplit

from l10n import files
from l10n.engines.cores import cores
from l10n.errors import UsageError
from l10n.messages import Numeral, msg

_EACH_CORE, _FEW = 4, 16  # processes: so many for each core, or so many anyway


@dataclass(frozen=True, slots=True)
class Local:
    """So many processes of this machine."""

    count: int


@dataclass(frozen=True, slots=True)
class Remote:
    """A scheduler that runs, by its address."""

    address: str

    @property
    def is_open(self) -> bool:
        """Whether what goes there can be read and changed on the way: it is neither encrypted nor on this machine."""
        parts = urlsplit(self.address)
        if parts.scheme != "tcp":
            return False
        host = parts.hostname or ""
        try:
            return not ip_address(host).is_loopback
        except ValueError:
            return host != "localhost"


def parse(text: str) -> Local | Remote:
    """Return what `--cluster` says: `local`, `local:N`, an address or a file. Raises UsageError."""
    kind, _, rest = text.partition(":")
    if kind == "local":
        if not rest and text == kind:
            return Local(cores())
        if rest.isascii() and rest.isdigit() and len(rest) < 10 and int(rest) > 0:
            return Local(_sensible(int(rest)))
        raise UsageError(
            msg("{text} says no number of processes", text=text), hint=msg("say local, or local:4")
        )
    if "://" in text:
        return Remote(_checked(text))
    return Remote(_address_in(Path(text)))


def _checked(address: str) -> str:
    """Return an address that Dask can go to. Raises UsageError for any other."""
    scheme = address.partition("://")[0]
    if scheme not in ("tcp", "tls"):
        raise UsageError(
            msg("a cluster is reached by tcp:// or tls://, not by {scheme}://", scheme=scheme),
            hint=msg("say the address that dask scheduler shows"),
        )
    try:
        has_place = bool(urlsplit(address).hostname and urlsplit(address).port)
    except ValueError:
        has_place = False
    if not has_place:
        raise UsageError(
            msg("{text} lacks a host or a port", text=address), hint=msg("say tls://HOST:8786, for instance")
        )
    return address


def _sensible(count: int) -> int:
    """Return a number of processes; raises UsageError for so many that nothing would come of it but a full memory."""
    most = max(_FEW, _EACH_CORE * cores())
    if count <= most:
        return count
    reason = msg(
        "{count} processes are more than this machine, with {cores} cores, has use for",
        count=Numeral(count),
        cores=Numeral(cores()),
    )
    raise UsageError(
        reason, hint=msg("say local, for one for each core, or {most} at most", most=Numeral(most))
    )


def _address_in(path: Path) -> str:
    """Return the address that a scheduler wrote to its file. Raises UsageError where it is none."""
    hint = msg("give local:N, tcp://…, tls://…, or the file of dask scheduler --scheduler-file")
    if not path.is_file():
        raise UsageError(msg("there is no such file of a scheduler's"), path=path, hint=hint)
    try:
        stated = json.loads(files.read(path, files.SETTINGS))
    except OSError as error:
        reason = msg("can't be read: {reason}", reason=files.system_reason(error))
        raise UsageError(reason, path=path, hint=msg("check its permissions")) from error
    except (ValueError, RecursionError):
        stated = None
    address = stated.get("address") if isinstance(stated, dict) else None
    if not isinstance(address, str):
        raise UsageError(msg("isn't the file that a scheduler writes its address to"), path=path, hint=hint)
    return _checked(address)
