"""Let the Neo4j Browser read the guide from this folder.

    python cypher/browser/serve_guide.py [--port 8001]

The Browser takes guides from a web address only, and only from one that allows it (CORS). This serves the
folder to this machine until Ctrl-C, and prints what to type into the Browser's editor.
"""

from __future__ import annotations

import argparse
import functools
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

HERE = Path(__file__).parent
GUIDES = ("panduan.html", "guide.html")


class GuideHandler(SimpleHTTPRequestHandler):
    """Serves the guides, and nothing else, to pages of any origin on this machine."""

    def do_GET(self) -> None:
        """Answer with a guide."""
        if self.path.lstrip("/") in GUIDES:
            super().do_GET()
        else:
            self.send_error(404, f"there are {' and '.join(GUIDES)}")

    def do_OPTIONS(self) -> None:
        """Allow what the Browser asks for before it reads."""
        self.send_response(204)
        self.end_headers()

    def end_headers(self) -> None:
        """Add the permission to every answer."""
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        super().end_headers()


def make_server(port: int) -> ThreadingHTTPServer:
    """Give a server of the folder, on this machine only; port 0 takes a free one."""
    return ThreadingHTTPServer(("127.0.0.1", port), functools.partial(GuideHandler, directory=str(HERE)))


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--port", type=int, default=8001, help="port (%(default)s)")
    server = make_server(parser.parse_args().port)
    print("In the Neo4j Browser, type one of these and press Ctrl+Enter:")
    for name in GUIDES:
        print(f"  :guide http://localhost:{server.server_port}/{name}")
    print("End with Ctrl-C.", flush=True)
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
