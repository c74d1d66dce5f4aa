"""Measure the PDF of the same records, through Typst and through Sphinx's LaTeX builder with XeLaTeX.

The input is the annex's root of ``records.py``, so that both routes set the same pages. LaTeX needs the
Debian packages that the Makefile names; where it is missing its cells stay empty.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from records import pledges, write_annex
from run import Cost
from summit.editions import journal
from summit.editions.checking import check

TABLE = Path(__file__).parent.parent / "docs" / "benchmarks-pdf-table.md"


def run(command: list[str], folder: Path) -> Cost:
    """One command in a process of its own, its children's seconds counted.

    :raises RuntimeError: where it fails.
    """
    with tempfile.TemporaryFile() as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            raise RuntimeError(f"{command}: {output.read().decode(errors='replace')[-2000:]}")
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def prepare(count: int, root: Path) -> None:
    """The annex's root, with the PDF builder among its extensions."""
    write_annex(root, pledges(count))
    conf = (root / "conf.py").read_text("utf-8").replace("['summit']", "['typst_pdf', 'summit']")
    (root / "conf.py").write_text(conf + "latex_engine = 'xelatex'\n", "utf-8")
    data = root / "_data"
    checked = check(data)
    journal.append(data / journal.FILE, journal.additions(checked.annex, checked.registry))


def row(count: int, folder: Path) -> str:
    """A line of the table: CPU seconds and peak memory of each route."""
    root = folder / str(count)
    prepare(count, root)
    sphinx = [sys.executable, "-m", "sphinx", "-q", "-j1"]
    typst = run([*sphinx, "-b", "typstpdf", "-d", "trees-typst", ".", "typst"], root)
    cells = [f"{typst.seconds:.1f} s", f"{typst.memory:.0f} MiB"]
    if shutil.which("latexmk"):
        source = run([*sphinx, "-b", "latex", "-d", "trees-latex", ".", "latex"], root)
        setting = run(["make"], root / "latex")
        cells += [
            f"{source.seconds + setting.seconds:.1f} s",
            f"{max(source.memory, setting.memory):.0f} MiB",
        ]
    else:
        cells += ["", ""]
    print(count, *cells, flush=True)
    return f"| {count:,} | " + " | ".join(cells) + " |"


def main() -> None:
    """Run the benchmark and write its table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, nargs="+", default=[10, 100, 1000, 5000])
    parser.add_argument("--table", type=Path, default=TABLE)
    options = parser.parse_args()
    head = ["| records | Typst | memory | LaTeX | memory |", "| --- | --- | --- | --- | --- |"]
    with tempfile.TemporaryDirectory() as folder:
        rows = [row(count, Path(folder)) for count in options.records]
    options.table.write_text("\n".join([*head, *rows, ""]), "utf-8")


if __name__ == "__main__":
    main()
