"""Lines through a server that speaks LibreTranslate's protocol: `libretranslate_lines.py URL SOURCE TARGET [KEY]`.

`http://127.0.0.1:5000` is where LibreTranslate and `l10n serve` listen. What the server itself takes is not counted.
"""

from __future__ import annotations

import json
import sys
import urllib.request

_BATCH = 50  # texts a request; servers limit them


def main() -> None:
    address, source, target, *key = sys.argv[1:]
    lines = [line.rstrip("\n") for line in sys.stdin]
    for start in range(0, len(lines), _BATCH):
        body = {"q": lines[start : start + _BATCH], "source": source, "target": target, "format": "text"}
        if key:
            body["api_key"] = key[0]
        request = urllib.request.Request(
            f"{address.rstrip('/')}/translate",
            json.dumps(body).encode(),
            {"Content-Type": "application/json"},
        )
        with urllib.request.urlopen(request) as answer:
            for made in json.load(answer)["translatedText"]:
                print(made.replace("\n", " "))


if __name__ == "__main__":
    main()
