"""`l10n serve`: the engines over HTTP, for other programs."""

from __future__ import annotations

import os
import threading
from typing import Annotated

import typer

from l10n.cli.console import command, detail, in_lines, note
from l10n.cli.options import GlossaryFolder
from l10n.errors import UsageError
from l10n.messages import msg

_TOKEN = "L10N_SERVE_TOKEN"


@command
def serve(
    host: Annotated[str, typer.Option("--host", metavar="NAME", help="Address to listen at.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option("--port", metavar="N", min=0, max=65535, help="Port; 0 is any.")
    ] = 5000,
    token: Annotated[
        str | None,
        typer.Option(
            "--token",
            metavar="TEXT",
            help="What clients must send as api_key. Better in the environment: others see command lines.",
            envvar=_TOKEN,
            show_default=False,
        ),
    ] = None,
    engine: Annotated[
        str | None,
        typer.Option("--engine", metavar="NAME", help="As of l10n translate.", show_default="auto"),
    ] = None,
    glossary: GlossaryFolder = None,
    characters: Annotated[
        int, typer.Option("--characters", metavar="N", min=1, max=10_000_000, help="The most of a request.")
    ] = 100_000,
) -> int:
    """Serve the engines, with the project's glossary, as LibreTranslate does.

    Weblate's, OmegaT's and browsers' connections to LibreTranslate work with it: they ask for its address,
    http://127.0.0.1:5000. Only this machine is served, and no page of another address, unless --host says otherwise,
    which needs a token. It ends with Ctrl-C.

    Exit codes: 2 bad input or usage; 130 stopped with Ctrl-C, 143 with SIGTERM.

    Examples:

      l10n serve

      L10N_SERVE_TOKEN=secret l10n serve --host 0.0.0.0 --port 5000

      curl http://127.0.0.1:5000/translate -d q="Le chat dort." -d source=fr -d target=es
    """
    from l10n import config
    from l10n.files import system_reason
    from l10n.pipeline.glossary import load
    from l10n.server.api import Api, Limits
    from l10n.server.http import Server, is_loopback
    from l10n.server.service import Service

    if not is_loopback(host) and not token:
        hint = msg("set {variable} to a token that clients send as api_key", variable=_TOKEN)
        raise UsageError(msg("{host} may be reached by others", host=host), hint=hint)
    project = config.project()
    service = Service(project, load(project, glossary), engine)
    api = Api(service, Limits(characters, token or ""))
    try:
        # A character is four bytes in UTF-8, and six, or twelve, where JSON escapes it.
        server = Server(host, port, api, 65_536 + 12 * characters)
    except (OSError, UnicodeError) as error:
        raise UsageError(
            msg("can't listen at {host}:{port}: {reason}", host=host, port=port, reason=system_reason(error)),
            hint=msg("choose another --port"),
        ) from error
    with server:
        address = f"http://{_shown(host)}:{server.server_address[1]}"
        note(in_lines(msg("l10n: serving at {address}; Ctrl-C ends it", address=address)))
        detail(msg("process {number}", number=os.getpid()))
        serving = threading.Thread(target=server.serve_forever, daemon=True)
        serving.start()
        try:
            serving.join()
        finally:  # a signal: whoever is being served gets the answer
            server.shutdown()
            service.close()
    return 0


def _shown(host: str) -> str:
    return f"[{host}]" if ":" in host else host
