"""``summit new``: what it writes, what it refuses, and what it requires."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path

import pypdfium2  # type: ignore[import-untyped]
import pytest
import yaml

from starting import Started, language_of
from summit.__main__ import main
from summit.commands import installed

#: What no other annex may have of this one.
OURS = re.compile(rb"trilateral|tcim2024|three rivers|harbour2031|rivers2031", re.IGNORECASE)


@pytest.fixture(scope="module", params=["en", "ko", "ja"])
def started(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Started:
    """A new annex in each language that has an example, with its site and its PDF built."""
    language = request.param
    started = Started.new(tmp_path_factory.mktemp(language) / "two-shores", "--language", language)
    started.run("sphinx", "-nW", "-q", "--keep-going", "-b", "typstpdf", ".", "_build/pdf")
    started.run("summit", "build")
    return started


def test_it_builds_checks_and_tests_itself(started: Started) -> None:
    assert "12 records, no problem" in started.run("summit", "check")
    started.run("pytest", "-q", "-p", "no:cacheprovider", "tests")


def test_it_has_nothing_of_another_annex(started: Started) -> None:
    files = [path for path in started.root.rglob("*") if path.is_file()]
    mine = [path for path in files if "doctrees" not in path.parts and path.name != "requirements.txt"]
    assert [path for path in mine if OURS.search(path.read_bytes()) or OURS.search(str(path).encode())] == []
    pdf = pypdfium2.PdfDocument(started.root / "_build" / "pdf" / "two-shores.pdf")
    words = "".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))
    assert "Two Shores" in words
    assert not OURS.search((words + str(pdf.get_metadata_dict())).encode())


def test_it_speaks_its_language(started: Started) -> None:
    language = started.root.parent.name[:2]
    for path in ("index.html", "docs/themes/clean-water.html", "id/shores2030-p-01/index.html"):
        assert language_of(started.page(path)) == language
    publication = yaml.safe_load((started.root / "_data" / "annex.yaml").read_text("utf-8"))
    assert publication["languages"] == [language]
    assert publication["title"] == "Two Shores"
    assert publication["base_url"] == "https://example.org/two-shores/"


WRONG = {
    "no folder": ([], "the following arguments are required: DIR"),
    "an empty name": ([""], "DIR is empty"),
    "a folder that is not empty": (["full"], "full: the folder is not empty"),
    "a file": (["file"], "file: there is a file of that name"),
    "a link to nothing": (["dangling"], "dangling: there is a file of that name"),
    "no folder around it": (["no/such"], "no/such: there is no folder 'no'"),
    "a file around it": (["file/x"], "file/x: there is no folder 'file'"),
    "a name that is too long": (["a" * 300, "--id", "a"], "File name too long"),
    "two folders": (["a", "b"], "unrecognized arguments: b"),
    "an unknown option": (["a", "--colour", "red"], "unrecognized arguments: --colour red"),
    "an option without its value": (["a", "--title"], "argument --title: expected one argument"),
    "an id with capitals": (["a", "--id", "Bad"], "--id: found 'Bad'; expected a letter"),
    "an empty id": (["a", "--id", ""], "--id: found ''"),
    "a long id": (["a", "--id", "a" * 41], "--id: found 'aaaa"),
    "an id with a path": (["a", "--id", "../x"], "--id: found '../x'"),
    "a name that makes no id": (["하천"], "'하천' makes no short name; give one with --id"),
    "digits alone": (["123"], "'123' makes no short name"),
    "an unknown language": (["a", "--language", "klingon"], "--language: unknown language 'klingon'"),
    "a language in capitals": (["a", "--language", "KO"], "--language: unknown language 'KO'"),
    "no language": (["a", "--language", ""], "--language: unknown language ''"),
    "half a tag": (["a", "--language", "en-"], "--language: unknown language 'en-'"),
    "an empty title": (["a", "--title", " "], "--title: found ' '; expected one line"),
    "a title of two lines": (["a", "--title", "a\nb"], "--title: found 'a\\nb'; expected one line"),
    "a title that cannot be seen": (["a", "--title", "a\x1b[31m"], "--title: found 'a\\x1b[31m'"),
    "a title that turns": (["a", "--title", "a\u202eb"], "--title: found 'a\\u202eb'"),
    "a title in no encoding": (["a", "--title", "a\udcff"], "--title: found 'a\\udcff'"),
    "a long title": (["a", "--title", "a" * 241], "--title: found 'aaaa"),
    "an empty publisher": (["a", "--publisher", ""], "--publisher: found ''"),
    "no address": (["a", "--base-url", "nowhere"], "--base-url: found 'nowhere/'; expected an address"),
    "an empty address": (["a", "--base-url", ""], "--base-url: found '/'; expected an address"),
    "an address with a space": (["a", "--base-url", "https://a b/"], "--base-url: found 'https://a b/'"),
    "an address with a question": (["a", "--base-url", "https://a.org/?b"], "--base-url: found"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_call_is_a_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, expected = WRONG[name]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "x").touch()
    (tmp_path / "file").touch()
    (tmp_path / "dangling").symlink_to("nowhere")
    try:
        status = main(["new", *arguments])
    except SystemExit as end:  # argparse's own way
        status = int(end.code or 0)
    told = capsys.readouterr()
    assert (status, told.out) == (2, "")
    assert told.err.count("\n") == 1
    assert expected in told.err
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["dangling", "file", "full", "x"]


def test_an_empty_folder_is_filled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "élan vital").mkdir()
    monkeypatch.chdir(tmp_path / "élan vital")
    assert main(["new", "."]) == 0
    publication = yaml.safe_load(Path("_data/annex.yaml").read_text("utf-8"))
    assert (publication["id"], publication["title"]) == ("elan-vital", "Élan Vital")
    assert not [path for path in Path.cwd().iterdir() if path.name.startswith(".new")]


def test_what_is_given_is_escaped(tmp_path: Path) -> None:
    title = "no: *stars* # {x}`y` \"q\" 'q' \\ <b>"
    started = Started.new(tmp_path / "x", "--title", title, "--language", "no", "--id", "x")
    started.run("summit", "build")
    heading = started.page("index.html").h1
    assert heading
    assert heading.get_text().removesuffix("¶") == title


def test_a_folder_that_may_not_be_written(capsys: pytest.CaptureFixture[str]) -> None:
    """The kernel's own folder takes nothing, from root neither."""
    assert main(["new", "/proc/annex"]) == 2
    told = capsys.readouterr().err
    assert "/proc" in told
    assert "Traceback" not in told


GIT = {"vcs_info": {"vcs": "git", "commit_id": "0a"}}


@pytest.mark.parametrize(
    ("origin", "expected"),
    [
        ({}, "name==1.0"),
        ({"url": "file:///a%20b/c", "dir_info": {"editable": True}}, "-e '/a b/c'"),
        ({"url": "file:///a/c", "dir_info": {"editable": True}}, "-e /a/c"),
        ({"url": "file:///a/c", "dir_info": {}}, "name @ file:///a/c"),
        ({"url": "file:///a/name-1.0.whl", "archive_info": {}}, "name @ file:///a/name-1.0.whl"),
        ({"url": "https://h/p", "subdirectory": "s", **GIT}, "name @ git+https://h/p@0a#subdirectory=s"),
        ({"url": "ssh://git@h/p", **GIT}, "name @ git+ssh://git@h/p@0a"),
        ({"url": "file:///a/p", "subdirectory": "s", **GIT}, "git+file:///a/p@0a#subdirectory=s"),
        (
            {"url": "https://h/p.zip", "archive_info": {}, "subdirectory": "s"},
            "name @ https://h/p.zip#subdirectory=s",
        ),
    ],
)
def test_a_requirement_is_how_it_was_installed(origin: dict[str, object], expected: str) -> None:
    assert installed.requirement("name", "1.0", origin) == expected


class Distribution:
    """What a distribution says of itself."""

    version = "1.0"
    requires = (
        "myst-parser>=4; extra == 'markdown'",
        "fonts>=1; extra == 'cjk'",
        "other; extra == 'math'",
        "sphinx",
    )

    def __init__(self, origin: dict[str, object]) -> None:
        self._origin = origin

    def read_text(self, _name: str) -> str:
        return json.dumps(self._origin)


def test_an_extra_is_required_from_where_the_extension_came(monkeypatch: pytest.MonkeyPatch) -> None:
    """pip's own copy of a repository, out of which the builder came, is gone by then."""
    known = {
        installed.EXTENSION: Distribution({"url": "https://h/p", "subdirectory": "_ext/summit", **GIT}),
        installed.PDF_BUILDER: Distribution({"url": "file:///gone/_ext/typst_pdf", "dir_info": {}}),
    }
    monkeypatch.setattr(installed, "distribution", known.__getitem__)
    assert installed.requirements(fonts=True) == [
        "sphinx-typst-pdf @ git+https://h/p@0a#subdirectory=_ext/typst_pdf",
        "sphinx-summit-annex @ git+https://h/p@0a#subdirectory=_ext/summit",
        "myst-parser>=4",
        "fonts>=1",
    ]


def test_without_its_builder_there_is_no_pdf(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(installed, "PDF_BUILDER", "no-such-distribution")
    started = Started.new(tmp_path / "plain", "--language", "ko")
    assert "it has no PDF" in capsys.readouterr().out
    for path in started.root.rglob("*"):
        if path.is_file() and path.name != "README.md":
            assert "typst" not in path.read_text("utf-8"), path
    assert "pdf" not in (started.root / "Makefile").read_text("utf-8")
    started.run("pytest", "-q", "-p", "no:cacheprovider", "tests")


def test_what_was_installed_by_name_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """From a folder of wheels: nothing in the new project tells pip where that folder is."""
    folder = tmp_path / "plain"
    main(["new", str(folder)])
    assert "PIP_FIND_LINKS" not in capsys.readouterr().out
    shutil.rmtree(folder)
    monkeypatch.setattr(installed, "distribution", lambda _name: Distribution({}))
    main(["new", str(folder)])
    assert (
        "its requirements ask for sphinx-typst-pdf and sphinx-summit-annex by name: "
        "set PIP_FIND_LINKS to where pip finds their wheels"
    ) in capsys.readouterr().out
    assert "sphinx-summit-annex==1.0\n" in (folder / "requirements.txt").read_text("utf-8")


def test_a_title_is_no_markup(tmp_path: Path) -> None:
    """Themes print it as it stands, so that it comes to them escaped, and once."""
    started = Started.new(tmp_path / "river", "--title", 'A <script>alert(1)</script> & "b"')
    started.run("sphinx", "-nW", "-q", ".", "_build/html")
    for path in (started.root / "_build" / "html").rglob("*.html"):
        text = path.read_text("utf-8")
        assert "<script>alert" not in text, path
        assert "&amp;lt;" not in text, path
    assert "A &lt;script&gt;" in (started.root / "_build" / "html" / "index.html").read_text("utf-8")
