"""A PostgreSQL server of one's own in a new folder, reached by a socket there alone, and databases on it."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FOLDERS = "/usr/lib/postgresql/*/bin"  # Debian keeps initdb and pg_ctl off the PATH


@contextmanager
def server(given: str | None = None) -> Iterator[str]:
    """The address of the server that is `given`, or of a new one, which is gone afterwards."""
    if given:
        yield given
        return
    here = [str(path) for path in sorted(Path("/").glob(FOLDERS.lstrip("/")))]
    programs = os.pathsep.join([os.environ.get("PATH", ""), *here])
    if shutil.which("initdb", path=programs) is None:
        sys.exit(
            "There is no PostgreSQL here: install it, or name a server with --ledger postgresql://USER@HOST/DATABASE."
        )
    folder = Path(tempfile.mkdtemp())
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0  # as whom the server refuses to run
    if as_root:
        shutil.chown(folder, "nobody")

    def run(*words: str) -> None:
        subprocess.run(
            words, check=True, stdout=subprocess.DEVNULL, cwd=folder, env=os.environ | {"PATH": programs},
            user="nobody" if as_root else None,
        )  # fmt: skip

    data, sockets = folder / "data", folder / "s"
    run("mkdir", str(sockets))
    run("initdb", "-D", str(data), "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=C")
    options = f"-c listen_addresses='' -c unix_socket_directories='{sockets}' -c shared_buffers=512MB"
    run("pg_ctl", "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
    try:
        yield f"postgresql://tester@/postgres?host={sockets}"
    finally:
        run("pg_ctl", "-D", str(data), "-m", "immediate", "stop")
        shutil.rmtree(folder)


@contextmanager
def databases(server: str, *names: str) -> Iterator[list[str]]:
    """The addresses of new databases on `server`, each called by one of these `names` and this process."""
    import psycopg
    from sqlalchemy import make_url

    called = [f"{name}_{os.getpid()}" for name in names]
    with psycopg.connect(server, autocommit=True) as connection:
        for name in called:
            connection.execute(f"CREATE DATABASE {name}")
    try:
        yield [make_url(server).set(database=name).render_as_string(hide_password=False) for name in called]
    finally:
        with psycopg.connect(server, autocommit=True) as connection:
            for name in called:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
