"""The actor verification of fediverse-pasture, on loopback: it asks for an actor and posts to its inbox, as actors that sign and that do not.

    verify_actor.py PORT

Keys of its actors are written to the working directory. It ends when its standard input closes.
"""

import os
import sys
import threading

from fediverse_pasture.verify_actor import build_app

SECONDS_MAX = 20


def end_with_stdin() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


port = int(sys.argv[1])
threading.Thread(target=end_with_stdin, daemon=True).start()
build_app(False, f"localhost:{port}", False, SECONDS_MAX).run(port=port, host="127.0.0.1", use_reloader=False)
