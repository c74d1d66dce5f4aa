"""The check of the data, from outside: each bad file, each of YAML's traps, and what it prints."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from building import EXTENSIONS
from data_cases import BAD, SMALL, found, write
from summit.__main__ import main
from summit.data import Code
from summit.editions import journal
from summit.editions.checking import check

TESTS = Path(__file__).parent
EXPECT = re.compile(r"# expect: (\d+:\d+) ([a-z-]+)\n")
LINE = re.compile(r"(.+):(\d+:\d+): error: \[([a-z-]+)\] (.+)")
FILES = sorted(BAD.glob("*.yaml"))
FOLDERS = sorted(path for path in BAD.iterdir() if path.is_dir())

#: The codes that no file can show: one needs a repository, the other a site. Other modules test them.
SHOWN_ELSEWHERE = {Code.EDITED_REGISTRY, Code.LOST_THEME, Code.UNTRANSLATED, Code.OUTDATED_TRANSLATION}


def printed(capsys: pytest.CaptureFixture[str], data: Path) -> list[tuple[str, str, str, str]]:
    """The lines of ``summit check`` in their parts, the exit status having been 1."""
    assert main(["check", str(data)]) == 1
    parts = []
    for line in capsys.readouterr().out.splitlines():
        match = LINE.fullmatch(line)
        assert match, line
        parts.append((match[1], match[2], match[3], match[4]))
    return parts


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_bad_file_prints_its_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected = EXPECT.match(path.read_text("utf-8", "replace"))
    assert expected is not None
    ((where, place, code, advice),) = printed(capsys, path)
    assert (where, place, code) == (str(path), *expected.groups())
    assert code == path.stem
    assert re.search("expected|did you mean|run 'make anchors'|bring it back", advice)


@pytest.mark.parametrize("path", FOLDERS, ids=lambda path: path.name)
def test_a_bad_folder_prints_its_one_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    place, code = (path / "expect.txt").read_text().split()
    ((where, at, printed_code, advice),) = printed(capsys, path)
    assert (f"{where}:{at}", printed_code) == (f"{path}/{place}", code)
    assert code == path.name
    assert "expected" in advice or "did you mean" in advice


def test_every_code_has_a_bad_file() -> None:
    shown = {path.stem for path in FILES} | {path.name for path in FOLDERS}
    assert shown.isdisjoint(code.value for code in SHOWN_ELSEWHERE)
    assert shown | {code.value for code in SHOWN_ELSEWHERE} == {code.value for code in Code}
    others = [path.read_text("utf-8") for path in TESTS.glob("test_*.py") if path != Path(__file__)]
    for code in SHOWN_ELSEWHERE:
        assert any(re.search(rf"Code\.{code.name}\b|\[?{code.value}\b", text) for text in others), code


@pytest.mark.parametrize("code", Code, ids=lambda code: code.value)
def test_every_code_is_documented_in_sentences(code: Code) -> None:
    for text in (code.summary, code.remedy):
        assert text[0].isupper()
        assert text.endswith(".")
        assert text.count("`") % 2 == 0


def test_ten_broken_files_are_all_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = write(tmp_path / "data") / "provisions"
    broken = {
        "yaml-syntax": "- id: [\n",
        "yaml-tag": "- !!set {a}\n",
        "yaml-documents": "--- []\n--- []\n",
        "duplicate-key": "- {kind: principle, kind: principle}\n",
        "bad-encoding": "- id: \x00\x00\x00\x00\x00\x00\n",
        "control-character": "# \x07\n[]\n",
        "yaml-alias": "- *one\n",
        "wrong-type": "just words\n",
        "empty": "# nothing\n",
        "yaml-nesting": "[" * 5000,
    }
    for code, text in broken.items():
        (folder / f"{code}.yaml").write_text(text, "utf-8")
    lines = printed(capsys, tmp_path / "data")
    assert set(broken) == {code for where, _, code, _ in lines if Path(where).stem == code}


def test_the_command_needs_no_sphinx(tmp_path: Path) -> None:
    data = write(tmp_path / "_data")
    for command, status in (("check", 1), ("anchors", 0), ("check", 0)):
        ran = subprocess.run(
            [sys.executable, "-X", "importtime", "-m", "summit", command, "_data"],
            cwd=tmp_path,
            env=os.environ | {"PYTHONPATH": EXTENSIONS, "PYTHONIOENCODING": "ascii"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert ran.returncode == status, ran.stderr
        imported = {line.split("|")[-1].strip().split(".")[0] for line in ran.stderr.splitlines()}
        assert "pydantic" in imported
        assert not imported & {"sphinx", "docutils", "myst_parser"}
    assert ran.stdout == f"{data.name}: 6 records, no problem\n"


def test_who_reads_only_the_beginning_is_not_told_of_the_end(tmp_path: Path) -> None:
    """As with ``summit check | head -1``: no stack of Python's for a pipe that was closed."""
    data = write(tmp_path / "_data", terms="".join(f"- id: term-{n}\n  nam: x\n" for n in range(5000)))
    ran = subprocess.run(
        f"{sys.executable} -m summit check {data} | head -1",
        shell=True,
        env=os.environ | {"PYTHONPATH": EXTENSIONS},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.stdout.count("\n") == 1
    assert ran.stderr == ""


def test_a_file_of_the_folder_of_a_kind_is_a_draft_of_that_kind(tmp_path: Path) -> None:
    data = write(tmp_path)
    assert not [told for told in found(data / "provisions" / "m1.yaml") if "unknown-file" in told]
    (data / "provisions" / "m2.yaml").write_text("- id: m1-p-02\n  titel: x\n", "utf-8")
    assert "2:3 unknown-key" in found(data / "provisions" / "m2.yaml")


def test_a_long_chain_of_parts_is_looked_through_once(tmp_path: Path) -> None:
    """Each step in a chain of broader terms costs as much as any other: the last closes a circle."""
    terms = "".join(
        f"- id: term-t{n}\n  name: T {n}\n  category: concept\n  broader: term-t{(n + 1) % 3000}\n"
        "  evidence: [{source: source-daily, locator: p, standing: reported}]\n"
        for n in range(3000)
    )
    data = write(tmp_path, terms=terms, m1=SMALL["provisions/m1.yaml"].replace("term-gallium", "term-t0"))
    codes = [line.split()[1] for line in found(data)]
    assert codes.count("circular-part") == 1


def test_a_malformed_reference_is_one_line_with_the_nearest(tmp_path: Path) -> None:
    data = write(tmp_path, m1=SMALL["provisions/m1.yaml"].replace("theme-chips", "Theme Chip"))
    (problem, *others) = [p for p in check(data).problems if p.code is not Code.MISSING_REGISTRY]
    assert not others
    assert problem.code is Code.UNKNOWN_THEME
    assert problem.message == "unknown theme 'Theme Chip'; did you mean 'theme-chips'?"


def test_what_could_not_be_read_is_not_called_missing(tmp_path: Path) -> None:
    write(tmp_path)
    main(["anchors", str(tmp_path)])
    (tmp_path / "sources.yaml").write_text(SMALL["sources.yaml"] + "- id: [\n")
    (tmp_path / "anchors.yaml").chmod(0o644)
    assert [p.code for p in check(tmp_path).problems] == [Code.YAML_SYNTAX]


def test_a_message_shows_nothing_that_cannot_be_seen(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\u202e.yaml"
    path.write_text('themes:\n- "id\\u202e\\n\\e[31m": x\n  ' + "k" * 300 + ": x\n", "utf-8")
    lines = [str(problem) for problem in check(path).problems]
    assert len(lines) >= 4
    assert all(line.isprintable() and len(line) < 400 for line in lines)
    assert any("a\\nb\\u202e.yaml:2:3: error: [unknown-key]" in line for line in lines)


def test_odd_files_of_a_folder(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "loop.yaml").symlink_to("loop.yaml")
    (tmp_path / "themes" / "gone.yml").symlink_to("nowhere")
    (tmp_path / "themes" / "circle").symlink_to("..")
    (tmp_path / "themes" / "deep").mkdir()
    (tmp_path / "themes" / "deep" / "a.yaml").write_text("[]")
    (tmp_path / "themes" / ".#lock.yaml").symlink_to("editor@host.1")
    (tmp_path / "themes" / "MORE.YAML").write_text("- x\n")
    os.mkfifo(tmp_path / "themes" / "pipe.yaml")
    lines = [f"{p.place.path.relative_to(tmp_path)} {p.code.value}" for p in check(tmp_path).problems]
    assert {line for line in lines if "circle" not in line} == {
        "anchors.yaml missing-registry",
        "themes/MORE.YAML wrong-type",
        "themes/deep/a.yaml unknown-file",
        "themes/gone.yml unreadable-file",
        "themes/loop.yaml unreadable-file",
        "themes/pipe.yaml unreadable-file",
    }


def test_a_call_for_nothing_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        main(["check", str(tmp_path / "nothing")])
    assert refused.value.code == 2
    assert "no such file or folder" in capsys.readouterr().err
    shutil.copy(BAD / "empty.yaml", tmp_path / "draft.yaml")
    with pytest.raises(SystemExit):
        main(["anchors", str(tmp_path / "draft.yaml")])


def test_paths_are_printed_as_they_were_given(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write(tmp_path / "_data", themes="- id: theme-chips\n")
    monkeypatch.chdir(tmp_path)
    assert {where for where, *_ in printed(capsys, Path("_data"))} == {
        "_data/themes.yaml",
        "_data/anchors.yaml",
    }
    assert journal.FILE == "anchors.yaml"
