"""The rooms of the extensions: which may import which, and what none of them has."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import summit

EXTENSIONS = Path(__file__).parent.parent / "_ext"
SUMMIT = EXTENSIONS / "summit" / "src" / "summit"


def table(docstring: str | None) -> tuple[str, ...]:
    """The first column of the table in a docstring, from its top."""
    rule = r"^=+  =+$"
    rows = re.search(rf"{rule}\n(.*?){rule}", docstring or "", re.MULTILINE | re.DOTALL)
    return tuple(re.findall(r"^(?:``)?(\w+)(?:``)? ", rows[1], re.MULTILINE)) if rows else ()


#: In their order: a room imports from those before it alone.
ROOMS = table(summit.__doc__)
#: The commands, which call on what they need and are called by none.
COMMANDS = ("commands", "__main__")
WITHOUT_SPHINX = (*ROOMS[: ROOMS.index("addresses")], *COMMANDS)
FILES = sorted(EXTENSIONS.glob("*/src/**/*.py"))
SUMMIT_FILES = [path for path in FILES if path.is_relative_to(SUMMIT)]

PACKAGES = [path.parent for path in SUMMIT_FILES if path.name == "__init__.py" and path.parent != SUMMIT]

every_file = pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(EXTENSIONS)))
every_summit_file = pytest.mark.parametrize(
    "path", SUMMIT_FILES, ids=lambda path: str(path.relative_to(SUMMIT))
)


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def room(path: Path) -> str:
    """The room that a file of ``summit`` is in: its first name below it."""
    return path.relative_to(SUMMIT).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, in full; ``from summit import x`` as ``summit.x``."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            if node.module == "summit":
                yield from (f"summit.{alias.name}" for alias in node.names)
            else:
                yield str(node.module)


def test_every_room_is_in_the_list() -> None:
    assert {room(path) for path in SUMMIT_FILES} == {*ROOMS, *COMMANDS, "__init__"}
    assert len(ROOMS) == len(set(ROOMS)) > 10


@every_summit_file
def test_one_room_alone_knows_builders_by_name(path: Path) -> None:
    """What each is to get is decided there; a command may name those that it can call."""
    words = {node.value for node in ast.walk(tree(path)) if isinstance(node, ast.Constant)}
    assert room(path) in {"addresses", "commands"} or words.isdisjoint(
        {"dirhtml", "singlehtml", "epub", "gettext"}
    )


@every_summit_file
def test_imports_point_one_way(path: Path) -> None:
    here = room(path)
    wanted = {name.split(".")[1] for name in imports(path) if name.startswith("summit.")} - {"__version__"}
    if here == "__init__":
        allowed: set[str] = set()
    elif here in COMMANDS:
        allowed = set(WITHOUT_SPHINX)
    else:
        allowed = set(ROOMS[: ROOMS.index(here) + 1])
    assert wanted <= allowed


@pytest.mark.parametrize("package", PACKAGES, ids=lambda path: str(path.relative_to(SUMMIT)))
def test_a_room_s_own_list_is_true(package: Path) -> None:
    """Where a room's docstring has a table, it names what is there, in the order in which it is imported."""
    listed = table(ast.get_docstring(tree(package / "__init__.py")))
    assert {name for name in listed if not list(package.glob(f"{name}*"))} == set()
    prefix = ".".join((*package.relative_to(SUMMIT.parent).parts, ""))
    for number, name in enumerate(listed):
        below = {f"{prefix}{other}" for other in listed[number + 1 :]}
        for path in (*package.glob(f"{name}.py"), *package.glob(f"{name}/**/*.py")):
            assert not below & set(imports(path)), path


@every_summit_file
def test_the_first_rooms_know_no_sphinx(path: Path) -> None:
    if room(path) in WITHOUT_SPHINX:
        assert not {"sphinx", "docutils"} & {name.split(".")[0] for name in imports(path)}


@every_file
def test_the_two_extensions_do_not_know_each_other(path: Path) -> None:
    other = "typst_pdf" if path.is_relative_to(SUMMIT) else "summit"
    assert other not in {name.split(".")[0] for name in imports(path)}


@every_file
def test_nothing_is_imported_inside_a_function(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            inside = [n for n in ast.walk(node) if isinstance(n, ast.Import | ast.ImportFrom)]
            assert not inside, f"line {inside[0].lineno}"


#: Types that promise that what they name does not change.
CONSTANT = {"Mapping", "Sequence", "Final", "Callable", "Iterable", "Collection", "Set", "frozenset", "tuple"}
MUTABLE_CALLS = {
    "list",
    "dict",
    "set",
    "defaultdict",
    "OrderedDict",
    "Counter",
    "deque",
    "bytearray",
    "count",
    "iter",
}


def is_mutable(value: ast.expr) -> bool:
    """Whether an expression makes something that can be changed in place."""
    if isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp):
        return True
    if not isinstance(value, ast.Call):
        return False
    name = value.func.attr if isinstance(value.func, ast.Attribute) else getattr(value.func, "id", "")
    return name in MUTABLE_CALLS


def is_constant(annotation: ast.expr) -> bool:
    base = annotation.value if isinstance(annotation, ast.Subscript) else annotation
    name = base.attr if isinstance(base, ast.Attribute) else getattr(base, "id", "")
    return name in CONSTANT


@every_file
def test_no_module_holds_state(path: Path) -> None:
    """What a module makes once is annotated as what cannot be changed, and no ``global`` rebinds it."""
    module = tree(path)
    for node in module.body:
        if isinstance(node, ast.Assign):
            names = [target.id for target in node.targets if isinstance(target, ast.Name)]
            assert names == ["__all__"] or not is_mutable(node.value), f"line {node.lineno}"
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            assert is_constant(node.annotation) or not is_mutable(node.value), f"line {node.lineno}"
    assert not any(isinstance(node, ast.Global) for node in ast.walk(module))


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("[]", True),
        ("{}", True),
        ("dict(a=1)", True),
        ("collections.Counter()", True),
        ("{x for x in y}", True),
        ("()", False),
        ("frozenset({1})", False),
        ("'a'", False),
        ("re.compile('a')", False),
        ("f()", False),
    ],
)
def test_what_counts_as_state(source: str, expected: bool) -> None:
    assert is_mutable(ast.parse(source, mode="eval").body) is expected
