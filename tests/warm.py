"""The program, run in forks of one interpreter that has loaded all of it.

A command in a process of its own mostly loads modules: 0.3 s of 0.4. A fork has a memory, streams, a working
folder and an environment of its own too, and ends as an interpreter does; only its start is not its own.
Forks are made by a server, because the process of the tests has threads, and those do not go along.
"""

import atexit
import gc
import io
import json
import os
import pkgutil
import selectors
import socket
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

TIMEOUT = 60
_BY_EXTRAS = ("docx", "highspy", "icalendar", "jinja2", "openpyxl", "xlsxwriter")
_LATE = (
    "rich.console",
    "rich.table",
    "rich.text",
    "tabulate",
    "yaml",
    "pydantic",
    "concurrent.futures.process",
)


class Warm:
    """A server and the way to it."""

    def __init__(self, environment: dict[str, str]) -> None:
        """Start the server; it ends when nobody holds the way to it any more."""
        self._way, theirs = socket.socketpair()
        with theirs:
            self._server = subprocess.Popen(
                [sys.executable, __file__, str(theirs.fileno())],
                env=environment,
                pass_fds=[theirs.fileno()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,  # like those of its forks, which Python has set up already
                stderr=subprocess.PIPE,
                start_new_session=True,
            )
        self._way.settimeout(TIMEOUT)

    def run(
        self, arguments: Sequence[str], folder: Path, environment: dict[str, str], trouble: str = ""
    ) -> subprocess.CompletedProcess[bytes]:
        """Run the program and wait for its end, like `subprocess.run`; `trouble` is code to run before."""
        (out, out_end), (err, err_end) = os.pipe(), os.pipe()
        request = json.dumps([arguments, str(folder), environment, trouble]).encode(
            "utf-8", "surrogateescape"
        )
        self._way.sendall(len(request).to_bytes(4, "big") + request)
        socket.send_fds(self._way, [b"."], [out_end, err_end])
        os.close(out_end)
        os.close(err_end)
        said = _drained(out, err)
        code = self._way.recv(4)
        assert code, self._server.communicate()
        ended = int.from_bytes(code, "big", signed=True)
        return subprocess.CompletedProcess(["ctscore", *arguments], ended, said[out], said[err])

    def stop(self) -> None:
        """Let the server end."""
        self._way.close()
        self._server.communicate(timeout=TIMEOUT)


def in_text(
    done: subprocess.CompletedProcess[bytes], errors: str = "strict"
) -> subprocess.CompletedProcess[str]:
    """Return what was said as text, its line ends as `subprocess.run` gives them."""
    out, err = (
        io.TextIOWrapper(io.BytesIO(said), "utf-8", errors).read() for said in (done.stdout, done.stderr)
    )
    return subprocess.CompletedProcess(done.args, done.returncode, out, err)


def _drained(*pipes: int) -> dict[int, bytes]:
    """Return all that comes out of `pipes`."""
    said = dict.fromkeys(pipes, b"")
    with selectors.DefaultSelector() as waiting:
        for pipe in pipes:
            waiting.register(pipe, selectors.EVENT_READ)
        while waiting.get_map():
            ready = waiting.select(TIMEOUT)
            assert ready, f"nothing came for {TIMEOUT} s"
            for key, _ in ready:
                some = os.read(key.fd, 1 << 16)
                said[key.fd] += some
                if not some:
                    waiting.unregister(key.fd)
                    os.close(key.fd)
    return said


def _load_all() -> None:
    """Load what commands load, and write what they write once, when they are asked; nothing is asked yet."""
    import ctscore

    for module in pkgutil.walk_packages(ctscore.__path__, "ctscore."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    for name in (*_LATE, *filter(find_spec, _BY_EXTRAS)):
        import_module(name)
    from ctscore.checks import all_checks
    from ctscore.load.adapt import adapter
    from ctscore.model import KINDS

    all_checks()
    for kind in KINDS:
        adapter(kind)
    ours = [module for name, module in sys.modules.items() if name.startswith("ctscore.")]
    for made in {value for module in ours for value in vars(module).values() if isinstance(value, type)}:
        init: Any = vars(made).get("__init__")
        if getattr(init, "__module__", "") == "ctscore.records":  # it stands for what its first call writes
            init(None)


def _next_command(way: socket.socket) -> str:
    """Fork for each request. Only a fork returns, set up as asked: the trouble to make there."""
    while length := way.recv(4):
        request = way.recv(int.from_bytes(length, "big"), socket.MSG_WAITALL)
        _, ends, *_ = socket.recv_fds(way, 1, 2)
        fork = os.fork()
        if not fork:
            way.close()
            for descriptor, end in enumerate(ends, 1):
                os.dup2(end, descriptor)
                os.close(end)
            arguments, folder, environment, trouble = json.loads(request)
            os.chdir(folder)
            os.environ.clear()
            os.environ.update(environment)
            sys.argv[1:] = arguments
            sys.path[0] = folder
            return str(trouble)
        for end in ends:
            os.close(end)
        code = os.waitstatus_to_exitcode(os.waitpid(fork, 0)[1])
        way.sendall(code.to_bytes(4, "big", signed=True))
    os._exit(0)


if __name__ == "__main__":
    _load_all()
    gc.collect()
    gc.freeze()
    made = _next_command(socket.socket(fileno=int(sys.argv[1])))
    exec(made)
    from ctscore.cli import main

    try:
        main()
    except SystemExit as end:
        # An interpreter that ends takes down all that is loaded, and in a fork copies it for that.
        if made or not isinstance(end.code, int):
            raise
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os._exit(end.code)
