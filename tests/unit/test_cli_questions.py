"""holders, evidence --with-office and diff, as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from graph.cli import main

OPENS = "{} Sukabumi {} membuka rapat koordinasi dengan para camat di Kota Sukabumi, Selasa ({})."
ARTICLES = {
    # day of publication, as an article's record has it: office, holder, day in the text
    "2023-05-02": ("Wali Kota", "Achmad Fahmi", "2/5/2023"),
    "2023-09-05": ("Wali Kota", "Achmad Fahmi", "5/9/2023"),
    "2023-10-03": ("Penjabat Wali Kota", "Kusmana Hartadji", "3/10/2023"),
    "2024-10-29": ("Penjabat Wali Kota", "Kusmana Hartadji", "29/10/2024"),
    "2025-03-04": ("Wali Kota", "Kusmana Hartadji", "4/3/2025"),
}
UNNAMED = "Wali Kota Sukabumi membuka pelatihan kader di Kota Sukabumi, Selasa (9/1/2024)."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, list(map(str, arguments)))


def build(folder: Path, days: list[str], *more: tuple[str, str]) -> Path:
    """Build the articles of some days into `folder`/o."""
    records = [{"id": f"a-{day}", "date": day, "text": OPENS.format(*ARTICLES[day])} for day in days]
    records += [{"id": f"z-{day}", "date": day, "text": text} for day, text in more]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "berita.jsonl"
    file.write_text("".join(json.dumps(record) + "\n" for record in records))
    result = run("build", file, "-o", folder / "o")
    assert result.exit_code == 0, result.output
    return folder / "o" / "graph.jsonl"


@pytest.fixture(scope="module")
def full(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("full"), list(ARTICLES), ("2024-01-09", UNNAMED))


def test_holders_are_listed(full: Path) -> None:
    lines = run("holders", "Wali Kota", "Kota Sukabumi", "-g", full).stdout.splitlines()
    assert lines[0].startswith("Wali Kota, Kota Sukabumi  role/wali-kota")
    assert lines[1].split() == ["name", "capacity", "first", "report", "last", "report", "articles"]
    assert [line.split() for line in lines[2:5]] == [
        ["Achmad", "Fahmi", "definitif", "2023-05-02", "2023-09-05", "2"],
        ["Kusmana", "Hartadji", "penjabat", "2023-10-03", "2024-10-29", "2"],
        ["Kusmana", "Hartadji", "definitif", "2025-03-04", "2025-03-04", "1"],
    ]
    assert lines[-1].startswith("A first and a last report are no start and no end of a tenure")


def test_holders_around_a_day(full: Path) -> None:
    result = run("holders", "wali kota", "sukabumi", "-g", full, "--on", "2023-09-10", "--sentences")
    lines = result.stdout.splitlines()
    assert lines[2].startswith("  Achmad Fahmi") and lines[2].endswith(
        "5 days before, 2023-09-05, and not after"
    )
    assert lines[3].endswith("23 days after, 2023-10-03, and not before")
    assert "    Wali Kota Sukabumi Achmad Fahmi membuka rapat koordinasi" in result.stdout
    assert "    a-2023-05-02 · 2023-05-02" in lines


def test_holders_as_json(full: Path) -> None:
    result = run("holders", "Wali Kota", "-g", full, "--json", "--on", "2024-10")
    first, *_ = map(json.loads, result.stdout.splitlines())
    assert (first["name"], first["capacity"], first["basis"]) == ("Kusmana Hartadji", "penjabat", "stated")
    assert first["reported"]["how"] == "on"
    assert first["sources"][0]["document"] == "a-2023-10-03"


def test_two_full_holders_are_flagged_with_what_to_do(tmp_path: Path) -> None:
    other = OPENS.format("Wali Kota", "Sari Wulandari", "10/6/2023")
    graph = build(tmp_path, ["2023-05-02", "2023-09-05"], ("2023-06-10", other))
    said = run("holders", "Wali Kota", "-g", graph).stdout
    assert "! Achmad Fahmi and Sari Wulandari are both reported as full holder of Wali Kota, Kota Suk" in said
    assert "Kota Sukabumi for 2023-06-10." in said
    assert "simpul same person/achmad-fahmi" in said
    assert "simpul reject person/sari-wulandari" in said


def test_holders_of_what_is_not_there(full: Path) -> None:
    result = run("holders", "Bupati", "Kota Sukabumi", "-g", full)
    assert (result.exit_code, result.stderr) == (
        1,
        "simpul: no office is called 'Bupati'; there are Wali Kota\n",
    )
    assert run("holders", "Wali Kota", "-g", full, "--on", "kemarin").exit_code == 2


def test_an_office_that_nobody_is_reported_to_hold(tmp_path: Path) -> None:
    graph = build(tmp_path, [], ("2024-01-09", UNNAMED))
    assert (
        run("holders", "Wali Kota", "-g", graph).stdout
        == "Articles name this office, but nobody who holds it.\n"
    )


def test_evidence_with_the_acts_of_an_office(full: Path) -> None:
    plain = run("evidence", "Kusmana Hartadji", "-g", full).stdout
    assert "pelatihan kader" not in plain
    shown = run("evidence", "Kusmana Hartadji", "-g", full, "--with-office").stdout
    assert shown.startswith(plain)
    added = shown.removeprefix(plain)
    assert added.startswith(
        "\nLikely, but unnamed: the article names the office, and who held it then is inferred\n"
    )
    assert (
        "pelatihan kader, 2024-01-09  [inferred: penjabat Wali Kota, Kota Sukabumi, reported before "
        "and after, 2023-10-03 and 2024-10-29]"
    ) in added
    assert "z-2024-01-09" in added
    assert run("evidence", "Achmad Fahmi", "-g", full, "--with-office").stdout.endswith(
        "inferred\n  nothing\n"
    )
    record = json.loads(run("evidence", "Kusmana Hartadji", "-g", full, "--with-office", "--json").stdout)
    assert [act["reported"]["how"] for act in record["inferred_from_office"]] == ["around"] * len(
        record["inferred_from_office"]
    )
    assert "inferred_from_office" not in json.loads(
        run("evidence", "Kusmana Hartadji", "-g", full, "--json").stdout
    )


def test_diff_tells_a_journalist_what_is_new(tmp_path: Path) -> None:
    days = list(ARTICLES)
    old = build(tmp_path / "old", days[:3])
    new = build(
        tmp_path / "new",
        days[1:],
        ("2025-03-05", "Bupati Bogor Rina Marlina mengatakan, jalan akan dibangun."),
    )
    result = run("diff", old, new.parent)
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[:2] == [
        "3 new articles: a-2024-10-29, a-2025-03-04, z-2025-03-05",
        "1 withdrawn article: a-2023-05-02",
    ]
    assert "New holders of offices (1)" in lines
    assert "  Rina Marlina: Bupati, Kabupaten Bogor  [stated]" in lines
    assert "Other capacities (1)" in lines
    assert "  Kusmana Hartadji, Wali Kota, Kota Sukabumi: penjabat → also definitif" in lines
    assert "  Rina Marlina: “jalan akan dibangun”" in lines
    assert "  Rina Marlina - Bupati, Kabupaten Bogor" in lines
    assert lines[-1].startswith("Besides, ")
    record = json.loads(run("diff", old, new, "--json").stdout)
    assert record["withdrawn_articles"] == ["a-2023-05-02"]
    assert record["holders"][0]["start_name"] == "Rina Marlina"
    assert record["capacities"][0]["before"] == ["penjabat"]
    assert run("diff", old, old).stdout == "Nothing changed.\n"


def test_diff_cuts_long_lists(tmp_path: Path) -> None:
    days = list(ARTICLES)
    old, new = build(tmp_path / "old", days[:1]), build(tmp_path / "new", days)
    short = run("diff", old, new, "--limit", "1").stdout
    assert "4 new articles: a-2023-09-05 ... and 3 more" in short
    assert "more; --limit 0 shows all" in short
    assert "more; --limit 0 shows all" not in run("diff", old, new, "--limit", "0").stdout


def test_diff_of_what_is_no_graph(tmp_path: Path, full: Path) -> None:
    result = run("diff", tmp_path / "hilang.jsonl", full)
    assert result.exit_code == 1
    assert "hilang.jsonl: cannot be read" in result.stderr
