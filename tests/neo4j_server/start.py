"""Start a Neo4j server by hand and leave it running until Ctrl-C.

    python tests/neo4j_server/start.py [--home FOLDER] [--version 5.26.30] [--apoc] [--heap 1g]

Prints the address, user and password, as the lines that a shell takes. A folder that is named is kept, with
its data, for the next start; without one, everything is gone afterwards.
"""

from __future__ import annotations

import argparse
import signal
import sys
import tempfile
from contextlib import ExitStack, suppress
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from neo4j_server.jars import JAVA_FOR, LTS, CannotRunError
from neo4j_server.server import Server, ServerDiedError


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--home", type=Path, help="folder of the server, kept")
    parser.add_argument("--version", choices=sorted(JAVA_FOR), default=LTS, help="release (%(default)s)")
    parser.add_argument("--apoc", action="store_true", help="with APOC's core procedures")
    parser.add_argument("--heap", default="1g", help="most memory for objects (%(default)s)")
    args = parser.parse_args()
    with ExitStack() as stack:
        home = args.home or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        try:
            server = Server(home.resolve(), args.version, heap=args.heap, apoc=args.apoc, quick=False)
            stack.callback(server.stop)
            server.start()
        except (CannotRunError, ServerDiedError) as error:
            sys.exit(str(error))
        print(f"export NEO4J_URI={server.uri}")
        print(f"export NEO4J_USERNAME={server.user}")
        print(f"export NEO4J_PASSWORD={server.password}", flush=True)
        print(f"Neo4j Browser: {server.http}/browser/   End with Ctrl-C.", file=sys.stderr, flush=True)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit())
        with suppress(KeyboardInterrupt):
            signal.pause()


if __name__ == "__main__":
    main()
