"""Writes what the documents show of the program: ``docs/cli.md`` whole, and the outputs in ``README.md``.

An output in the README stands below a line ``<!-- output of: ita ... -->`` (``; first N lines`` may follow the
command) and is what that command prints over ``data/raw/``, in English. Run it after a change: ``python
scripts/write_docs.py``; ``tests/cli/test_docs.py`` fails while a page is not what this script writes.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stdout
from pathlib import Path

from pipeline.cli import run

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = (
    (),
    ("ingest",),
    ("explain",),
    ("findings",),
    ("compare",),
    ("sql",),
    ("export",),
    ("rules", "check"),
    ("register", "import"),
    ("doctor",),
)
_WIDTH = "128"
_OUTPUT = re.compile(
    r"(?P<mark><!-- output of: (?P<command>[^\n]*?)(?:; first (?P<lines>\d+) lines)? -->\n)```text\n.*?```\n", re.DOTALL
)


def printed(*arguments: str) -> str:
    """What ``ita`` prints on stdout for these arguments."""
    out = io.StringIO()
    with redirect_stdout(out):
        run(arguments)
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()).strip("\n") + "\n"


def command_page() -> str:
    """``docs/cli.md``: the help of every command in both languages."""
    parts = [
        "# Command line\n",
        "`./ita` in a checkout makes its environment by itself; where the package is installed the command is `ita`.",
        "Messages are Thai unless `--lang en`, `ITA_LANG=en` or an English locale says otherwise. With `--json`, a",
        "command prints one JSON document on stdout and nothing else; progress and messages go to stderr.\n",
        "This page is written by `scripts/write_docs.py` from the commands themselves.",
    ]
    for command in COMMANDS:
        parts.append(f"\n## `{' '.join(('ita', *command))}`\n")
        parts += [f"```text\n{printed(*command, '--help', '--lang', language)}```\n" for language in ("en", "th")]
    return "\n".join(parts)


def readme_with_outputs(text: str) -> str:
    """The README with every output as it is now. Commands run in order, over a copy of ``data/raw/``."""
    with workplace():
        return _OUTPUT.sub(_filled, text)


def has_reports() -> bool:
    """Whether there is anything in ``data/raw/`` to run the README's commands over."""
    folder = ROOT / "data" / "raw"
    return folder.is_dir() and any(not path.name.startswith(".") for path in folder.iterdir())


def _filled(match: re.Match[str]) -> str:
    output = printed(*shlex.split(match["command"])[1:], "--lang", "en")
    if match["lines"] is not None:
        lines = output.splitlines(keepends=True)
        most = int(match["lines"])
        output = "".join(lines[:most]) + ("...\n" if len(lines) > most else "")
    return f"{match['mark']}```text\n{output}```\n"


@contextmanager
def workplace() -> Iterator[None]:
    """A folder with ``data/raw/`` and nothing else, so that outputs do not depend on what was done before."""
    columns = os.environ.get("COLUMNS")
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "data" / "raw", Path(folder) / "data" / "raw")
        os.environ["COLUMNS"] = _WIDTH
        try:
            with chdir(folder):
                yield
        finally:
            if columns is None:
                del os.environ["COLUMNS"]
            else:
                os.environ["COLUMNS"] = columns


def main() -> None:
    """Writes both pages; the README keeps its outputs where there are no reports to show."""
    (ROOT / "docs").mkdir(exist_ok=True)
    (ROOT / "docs" / "cli.md").write_text(command_page(), encoding="utf-8")
    readme = ROOT / "README.md"
    if has_reports():
        readme.write_text(readme_with_outputs(readme.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
