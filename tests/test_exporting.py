"""The data files, read by programs that are not ours: each finds in them what the data have."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import shutil
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import jsonschema  # type: ignore[import-untyped]
import pytest
from frictionless import Package, Report, validate
from rdflib import Graph, Literal, URIRef

from building import TESTS, Project
from summit.annex.graph import Annex
from summit.editions.checking import Checked, check
from summit.editions.journal import additions
from summit.editions.registry import Registry
from summit.kinds import KINDS, references
from summit.outputs.exporting import export
from summit.outputs.exporting.tables import tables

DATA = TESTS.parent / "_data"
SCHEMA_ORG = "https://schema.org/"
#: Names that a spreadsheet would take for formulas, or that look like it, with what stands in the file.
CELLS = {
    "=1+1": "'=1+1",
    "@SUM(A1)": "'@SUM(A1)",
    "-2": "'-2",
    "+3": "'+3",
    "＝1": "'＝1",
    "'=quoted": "''=quoted",
    '\'tis, "so"': '\'tis, "so"',
    "a=b": "a=b",
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Checked:
    """The small annex with terms whose other names are all that a spreadsheet could mistake."""
    project = Project.copied("myst", tmp_path_factory.mktemp("exporting"))
    aliases = json.dumps(list(CELLS), ensure_ascii=False)
    project.replace("_data/terms.yaml", "aliases: [GaN]", f"aliases: {aliases}")
    result = check(project.root / "_data")
    assert not result.problems
    return result


@pytest.fixture(scope="module")
def real() -> Checked:
    """The annex of this repository, with ids that are not in its registry yet entered."""
    result = check(DATA)
    lines = (*result.registry.lines, *additions(result.annex, result.registry))
    return Checked(result.annex, Registry(lines), (), result.registry_file)


@pytest.fixture(scope="module", params=["small", "real"])
def checked(request: pytest.FixtureRequest) -> Checked:
    """Each of the two annexes in turn."""
    found: Checked = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module")
def annex(checked: Checked) -> Annex:
    return checked.annex


@pytest.fixture(scope="module")
def files(checked: Checked) -> dict[str, bytes]:
    return export(checked.annex, checked.registry)


@pytest.fixture(scope="module")
def folder(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files on a disk."""
    made = tmp_path_factory.mktemp("annex")
    for name, content in files.items():
        (made / name).write_bytes(content)
    return made


def permalink(base: str, id_: str) -> str:
    return urljoin(base, f"id/{id_}/")


def rows(files: Mapping[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[name].decode("utf-8"), newline="")))


# JSON


def test_the_document_keeps_to_its_schema(files: dict[str, bytes]) -> None:
    schema = json.loads(files["annex.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(json.loads(files["annex.json"]), schema, jsonschema.Draft202012Validator)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda annex: annex["records"]["provisions"][0].pop("evidence"),
        lambda annex: annex["records"]["provisions"][0].update(colour="red"),
        lambda annex: annex["records"]["terms"][0].update(id="Not An Id"),
        lambda annex: annex["records"]["sources"][0].update(issued="yesterday"),
        lambda annex: annex["registry"][0].update(status="lost"),
        lambda annex: annex.pop("content_digest"),
    ],
)
def test_the_schema_refuses_what_is_wrong(spoil: Any, files: dict[str, bytes]) -> None:
    document = json.loads(files["annex.json"])
    spoil(document)
    schema = json.loads(files["annex.schema.json"])
    assert not jsonschema.Draft202012Validator(schema).is_valid(document)


def test_a_citation_s_digest_can_be_verified_from_the_document(annex: Annex, files: dict[str, bytes]) -> None:
    """With the JSON alone, as its description says."""
    document = json.loads(files["annex.json"])

    def compact(value: object) -> bytes:
        return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()

    records = {record["id"]: record for kind in document["records"].values() for record in kind}
    content = hashlib.sha256(compact(document["publication"]))
    for id_ in sorted(records):
        content.update(compact(records[id_]) + b"\n")
    assert document["content_digest"] == f"sha256:{content.hexdigest()}"
    item = next(item for item in json.loads(files["citations.csl.json"]) if "number" in item)
    assert content.hexdigest()[:16] in item["note"]
    assert set(records) == set(annex.records)


def test_the_document_has_who_refers_to_whom(annex: Annex, files: dict[str, bytes]) -> None:
    document = json.loads(files["annex.json"])
    found = {
        (link["origin"], link["field"], target)
        for target, links in document["backlinks"].items()
        for link in links
    }
    stated = {(r.id, ref.field, ref.target) for r in annex.records.values() for ref in references(r)}
    assert found == stated


def test_the_registry_says_where_every_id_leads(checked: Checked, files: dict[str, bytes]) -> None:
    ids = json.loads(files["anchors.json"])["ids"]
    assert set(ids) == set(checked.registry.now)
    for id_, entry in ids.items():
        end = ids[entry["resolves_to"]]
        assert end["status"] != "alias"
        assert (end["status"] == "active") == (entry["resolves_to"] in checked.annex.records)
        assert entry["permalink"] == permalink(checked.annex.publication.base_url, id_)


def test_aliases_and_tombstones_stand_in_the_registry(small: Checked) -> None:
    ids = json.loads(export(small.annex, small.registry)["anchors.json"])["ids"]
    assert (ids["term-liquid-metal"]["status"], ids["term-liquid-metal"]["resolves_to"]) == (
        "alias",
        "term-gallium",
    )
    assert (ids["term-mercury"]["status"], ids["term-mercury"]["reason"]) == (
        "withdrawn",
        "No source names it.",
    )


# Tables


def test_the_package_is_valid_with_its_keys_checked(folder: Path, annex: Annex) -> None:
    report: Report = validate(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["name", "rowNumber", "fieldName", "note"])
    counted = {task.name: task.stats.get("rows", 0) for task in report.tasks if task.type == "table"}
    assert {name: counted[kind.plural] for name, kind in KINDS.items()} == {
        name: len(annex.by_kind[name]) for name in KINDS
    }
    assert counted["records"] == len(annex.records)
    assert counted["references"] == sum(len(list(references(r))) for r in annex.records.values())
    evidence = sum(len(r.grounds) for r in annex.records.values())
    assert counted["evidence"] == evidence


@pytest.mark.parametrize(
    ("name", "old", "new", "error"),
    [
        ("provisions.csv", b"theme-water", b"theme-wader", "foreign-key"),
        ("references.csv", b",term-gallium\r\n", b",term-galium\r\n", "foreign-key"),
        ("variants.csv", b"rivers2031-p-01,0,0", b"rivers2031-p-01,7,0", "foreign-key"),
        ("provisions.csv", b"rivers2031-p-02", b"rivers2031-p-01", "primary-key"),
        ("provisions.csv", b",concern", b",worry", "constraint-error"),
        ("terms.csv", b"A soft metal.", b"A hard metal.", "hash-count"),
    ],
)
def test_the_package_catches_what_is_wrong(
    name: str, old: bytes, new: bytes, error: str, small: Checked, tmp_path: Path
) -> None:
    for file, content in export(small.annex, small.registry).items():
        (tmp_path / file).write_bytes(content)
    path = tmp_path / name
    assert old in path.read_bytes()
    path.write_bytes(path.read_bytes().replace(old, new, 1))
    if error != "hash-count":  # what is spoilt must fail for itself
        descriptor = json.loads((tmp_path / "datapackage.json").read_text("utf-8"))
        for resource in descriptor["resources"]:
            del resource["hash"], resource["bytes"]
        (tmp_path / "datapackage.json").write_text(json.dumps(descriptor), "utf-8")
    report = validate(str(tmp_path / "datapackage.json"))
    assert error in {found for (found,) in report.flatten(["type"])}


def test_sizes_and_checksums_are_those_of_the_files(folder: Path, files: dict[str, bytes]) -> None:
    lines = (folder / "SHA256SUMS").read_text("utf-8").splitlines()
    sums = {name: digest for digest, name in (line.split("  ") for line in lines)}
    assert sums == {
        name: hashlib.sha256(content).hexdigest() for name, content in files.items() if name != "SHA256SUMS"
    }
    for resource in Package(str(folder / "datapackage.json")).resources:
        assert resource.bytes == len(files[str(resource.path)])
        assert resource.hash == f"sha256:{sums[str(resource.path)]}"


def test_the_descriptor_says_what_the_annex_is(files: dict[str, bytes], annex: Annex) -> None:
    descriptor = json.loads(files["datapackage.json"])
    assert descriptor["$schema"] == "https://datapackage.org/profiles/2.0/datapackage.json"
    assert descriptor["licenses"] == [
        {"path": annex.publication.licence_url, "title": annex.publication.licence}
    ]
    assert (descriptor["version"], descriptor["created"]) == (
        annex.publication.edition,
        f"{annex.publication.date}T00:00:00Z",
    )


def test_no_cell_is_a_formula_and_each_can_be_read_back(small: Checked) -> None:
    cells = [row["name"] for row in rows(export(small.annex, small.registry), "aliases.csv")]
    found = [cell for cell in cells if cell in CELLS.values()]
    assert found == list(CELLS.values())


def test_no_cell_of_any_table_is_a_formula(files: dict[str, bytes]) -> None:
    for name, content in files.items():
        if name.endswith(".csv"):
            table = csv.reader(io.StringIO(content.decode("utf-8"), newline=""))
            assert not [cell for row in table for cell in row if cell[:1] in set("=+-@\t\r＝＋－＠")]


def test_the_tables_are_the_model_s_whatever_the_data_hold(small: Checked, real: Checked) -> None:
    languages = {"_en", "_ko", "_ja"}

    def shape(annex: Annex) -> dict[str, list[str]]:
        return {
            table.name: [column.name for column in table.columns if column.name[-3:] not in languages]
            for table in tables(annex)
        }

    assert shape(small.annex) == shape(real.annex)


# Linked data


def test_the_linked_data_has_as_many_things_as_the_graph(files: dict[str, bytes], annex: Annex) -> None:
    graph = Graph().parse(data=files["annex.jsonld"], format="json-ld")
    kinds = Counter(
        str(kind) for _thing, kind in graph.subject_objects(URIRef(f"{SCHEMA_ORG}additionalType"))
    )
    assert kinds == {name: len(annex.by_kind[name]) for name in KINDS if annex.by_kind[name]}
    for record in annex.records.values():
        thing = URIRef(permalink(annex.publication.base_url, record.id))
        names = {Literal(name, lang=language) for language, name in record.names.items()}
        assert names == set(graph.objects(thing, URIRef(f"{SCHEMA_ORG}name")))
        types = set(graph.objects(thing, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")))
        assert len(types) == 1


@pytest.mark.parametrize(
    ("kind", "types"),
    [
        ("meeting", {"Event"}),
        ("event", {"Event"}),
        ("quotation", {"Quotation"}),
        ("term", {"DefinedTerm"}),
        ("person", {"Person"}),
        ("party", {"Country", "GovernmentOrganization", "Organization"}),
        ("instrument", {"Legislation", "CreativeWork"}),
        ("theme", {"CreativeWork"}),
        ("provision", {"CreativeWork"}),
    ],
)
def test_each_kind_is_of_its_class(kind: str, types: set[str], files: dict[str, bytes], annex: Annex) -> None:
    things = json.loads(files["annex.jsonld"])["@graph"]
    found = {thing["@type"] for thing in things if thing.get("additionalType") == kind}
    assert found <= types
    assert bool(found) == bool(annex.by_kind[kind])


def test_parts_and_identifiers_are_linked(small: Checked) -> None:
    graph = Graph().parse(data=export(small.annex, small.registry)["annex.jsonld"], format="json-ld")
    base = small.annex.publication.base_url

    def objects(id_: str, *path: str) -> set[str]:
        found = {URIRef(permalink(base, id_))}
        for step in path:
            found = {o for s in found for o in graph.objects(s, URIRef(SCHEMA_ORG + step))}  # type: ignore[misc]
        return {str(o) for o in found}

    assert permalink(base, "rivers2031-p-01") in objects("theme-water", "hasPart")
    assert objects("rivers2031-p-01", "isPartOf") == {permalink(base, "theme-water")}
    assert objects("term-gallium", "identifier", "value") == {"Ga"}
    assert objects("term-gallium", "inDefinedTermSet", "isPartOf") == {base}
    assert objects("rivers2031-p-01", "citation") == {
        permalink(base, "source-herald-1"),
        permalink(base, "source-gazette-7"),
    }


# All of them


def test_two_exports_are_the_same_bytes(small: Checked, tmp_path: Path) -> None:
    """From another folder, and with the files' times changed."""
    data = small.annex.places["rivers2031-p-01"].path.parent
    shutil.copytree(data, tmp_path / "elsewhere", copy_function=shutil.copyfile)
    again = check(tmp_path / "elsewhere")
    assert export(again.annex, again.registry) == export(small.annex, small.registry)
