"""The command as a user runs it: right and wrong inputs, exit codes, pipes."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from click.testing import CliRunner, Result

from graph.cli import main
from graph.evaluation import ANNOTATIONS, ARTICLES, HEADLINE

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
COMMANDS = sorted(main.commands)
ARTICLE = "Penjabat Wali Kota Sukabumi Kusmana Hartadji membuka rapat dengan para camat, Senin (7/10/2024)."
ENGLISH = "The mayor of the city said that he would open the meeting with all of the heads of the districts."


def run(*arguments: str | Path, input: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=input)


def process(*arguments: str | Path, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    """``python -m graph``, in a process of its own."""
    command = [sys.executable, "-m", "graph", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, check=False)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of a build of the examples."""
    folder = tmp_path_factory.mktemp("built")
    result = run("build", EXAMPLES, "-o", folder)
    assert result.exit_code == 0, result.output
    return folder


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder to stand in."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path


def test_build_reads_the_examples_and_says_what_to_open(here: Path) -> None:
    result = run("build", EXAMPLES, "-o", "keluaran")
    assert result.exit_code == 0
    assert result.stderr == ""
    lines = result.stdout.splitlines()
    assert lines[0].startswith("8 articles: ")
    assert any(line.split()[:2] == ["Person", "Orang"] for line in lines)
    assert any(line.split()[:2] == ["HOLDS", "menjabat"] for line in lines)
    assert "The best connected officials" in lines
    officials = lines[lines.index("The best connected officials") + 3 : -2]
    assert len(officials) == 5
    assert lines[-1] == f"Open {Path('keluaran/graph.html')} in a browser."
    assert sorted(path.name for path in Path("keluaran").iterdir()) == [
        ".simpul.lock",
        "documents.jsonl",
        "extracted.jsonl",
        "graph.html",
        "graph.jsonl",
        "redirects.jsonl",
    ]


def test_the_table_counts_what_is_in_the_graph_file(built: Path) -> None:
    lines = run("build", EXAMPLES, "-o", built).stdout.splitlines()
    records = [json.loads(line) for line in (built / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    persons = sum(record.get("labels") == ["Person"] for record in records)
    holds = sum(record.get("label") == "HOLDS" for record in records)
    counts = {line.split()[0]: line.split()[-1] for line in lines if line.startswith("  ")}
    assert counts["Person"] == str(persons)
    assert counts["HOLDS"] == str(holds)


def test_two_builds_give_the_same_bytes(built: Path, tmp_path: Path) -> None:
    files = sorted(EXAMPLES.glob("*.txt"), reverse=True)
    assert run("build", *files, "-o", tmp_path).exit_code == 0
    for name in ("graph.jsonl", "documents.jsonl", "graph.html"):
        assert (tmp_path / name).read_bytes() == (built / name).read_bytes()


def test_without_a_path_the_examples_are_read(here: Path) -> None:
    result = run("build")
    assert result.exit_code == 0
    assert "No article was named: reading those in" in result.stderr
    assert result.stdout.startswith("8 articles: ")
    own = here / "examples"
    own.mkdir()
    (own / "rapat.txt").write_text(ARTICLE)
    result = run("build")
    assert "reading those in examples" in result.stderr
    assert result.stdout.startswith("1 article: ")


def test_what_cannot_be_read_is_named_and_the_rest_goes_on(here: Path) -> None:
    (here / "baik.txt").write_text(ARTICLE)
    (here / "inggris.txt").write_text(ENGLISH)
    (here / "kosong.txt").write_text("")
    (here / "biner.txt").write_bytes(b"\x00\x01\x02")
    result = run("build", "baik.txt", "inggris.txt", "kosong.txt", "biner.txt", "hilang.txt", "-o", "o")
    assert result.exit_code == 1
    assert result.stdout.startswith("1 article: ")
    said = result.stderr.splitlines()
    assert said[0].startswith("simpul: inggris.txt: the text is not Indonesian")
    assert said[1].startswith("simpul: kosong.txt: the file is empty")
    assert said[2].startswith("simpul: biner.txt: binary file")
    assert said[3].startswith("simpul: hilang.txt: cannot be read (No such file or directory)")
    assert said[4:] == ["simpul: 4 of 5 articles could not be read"]
    assert "Kusmana Hartadji" in Path("o/graph.jsonl").read_text(encoding="utf-8")


def test_where_nothing_could_be_read_nothing_is_written(here: Path) -> None:
    result = run("build", "hilang.txt", "-o", "o")
    assert result.exit_code == 1
    assert "no article could be read, so nothing was written" in result.stderr
    assert not Path("o").exists()


def test_build_reads_standard_input(here: Path) -> None:
    result = run("build", "-", "-o", "o", input=ARTICLE)
    assert result.exit_code == 0
    assert "Kusmana Hartadji" in result.stdout


def test_a_title_that_is_hostile_stays_text(here: Path) -> None:
    (here / "a.txt").write_text(ARTICLE)
    assert run("build", "a.txt", "-o", "o", "--title", "<script>alert(1)</script>").exit_code == 0
    assert "<script>alert(1)" not in Path("o/graph.html").read_text(encoding="utf-8")


def test_extract_gives_a_graph_file(built: Path) -> None:
    result = run("extract", EXAMPLES)
    assert result.exit_code == 0
    assert result.stdout == (built / "graph.jsonl").read_text(encoding="utf-8")


def test_extract_into_a_file_keeps_the_articles_beside_it(tmp_path: Path) -> None:
    assert run("extract", EXAMPLES, "-o", tmp_path / "t.jsonl").exit_code == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "documents.jsonl",
        "redirects.jsonl",
        "t.jsonl",
    ]
    assert run("validate", tmp_path / "t.jsonl").exit_code == 0


def test_extract_gives_annotations(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    result = run("extract", "--format", "gold", tmp_path / "a.txt")
    annotation = json.loads(result.stdout)
    assert annotation["doc"] == "a"
    assert annotation["persons"] == [{"name": "Kusmana Hartadji", "aliases": []}]
    row = {
        "person": "Kusmana Hartadji",
        "title": "Wali Kota",
        "capacity": "penjabat",
        "institution": "Kota Sukabumi",
    }
    assert row in annotation["roles"]


def test_annotations_of_the_gold_score_as_its_graph_does(tmp_path: Path) -> None:
    """What `extract --format gold` writes is a gold file: Simpul's own triples agree with it."""
    article = ARTICLES / "dev-01.txt"
    annotation = run("extract", "--format", "gold", article).stdout
    (tmp_path / "dev-01.json").write_text(annotation, encoding="utf-8")
    (tmp_path / "dev-01.txt").write_bytes(article.read_bytes())
    triples = tmp_path / "t.jsonl"
    triples.write_text(run("extract", article).stdout, encoding="utf-8")
    result = run("evaluate", "-g", triples, "--gold", tmp_path, "--articles", tmp_path, "--json")
    assert json.loads(result.stdout)["triples"]["f1"] > 0.95


def test_site_writes_a_folder_of_pages(built: Path, tmp_path: Path) -> None:
    folder = tmp_path / "situs"
    result = run("site", "-g", built / "graph.jsonl", "-o", folder, "--title", "Uji", "--lang", "en")
    files = [*folder.glob("person/*.html"), *folder.glob("institution/*.html")]
    pages = [file for file in files if 'http-equiv="refresh"' not in file.read_text(encoding="utf-8")]
    assert result.stdout == (
        f"{len(pages)} pages of persons and institutions. Open {folder / 'index.html'} in a browser.\n"
    )
    assert "<title>Uji</title>" in (folder / "index.html").read_text(encoding="utf-8")
    (folder / "site.txt").unlink()
    refused = run("site", "-g", built / "graph.jsonl", "-o", folder)
    assert refused.exit_code == 2
    assert "found other files" in refused.stderr


def test_render_writes_a_page(built: Path, tmp_path: Path) -> None:
    page = tmp_path / "sub" / "graf.html"
    result = run("render", "-g", built / "graph.jsonl", "-o", page, "--title", "Uji", "--lang", "en")
    assert result.exit_code == 0
    assert result.stdout == f"Open {page} in a browser.\n"
    assert "Uji" in page.read_text(encoding="utf-8")
    piped = run("render", "-g", "-", "-o", "-", input=(built / "graph.jsonl").read_text(encoding="utf-8"))
    assert piped.stdout.lstrip().lower().startswith("<!doctype html")


def test_render_takes_a_part_kinds_and_a_story(built: Path, tmp_path: Path) -> None:
    graph, page = built / "graph.jsonl", tmp_path / "graf.html"
    story = tmp_path / "cerita.yaml"
    story.write_text("- text: Ia membuka lokakarya.\n  nodes: [Sri Wahyuningsih]\n", encoding="utf-8")
    assert run("render", "-g", graph, "-o", page).exit_code == 0
    whole = page.read_text(encoding="utf-8")
    options: list[str | Path] = [
        "--focus",
        "sri wahyuningsih",
        "--hops",
        "2",
        "--kind",
        "person",
        "--kind",
        "Role",
        "--story",
        story,
    ]
    result = run("render", "-g", graph, "-o", page, *options)
    assert result.exit_code == 0, result.output
    part = page.read_text(encoding="utf-8")
    assert len(part) < len(whole)
    assert "Ia membuka lokakarya." in part
    assert "Kirsten Halvorsen" in whole
    assert "Kirsten Halvorsen" not in part
    assert run("render", "-g", graph, "-o", page, "--from", "2024-10", "--to", "2024-10").exit_code == 0
    assert len(page.read_text(encoding="utf-8")) < len(whole)


def test_evidence_shows_facts_with_their_sentences(built: Path) -> None:
    result = run("evidence", "harsan", "-g", built / "graph.jsonl")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("La Ode Harsan Kamaruddin  Person  person/la-ode-harsan-kamaruddin-")
    assert lines[1] == "also: Harsan"
    office = lines.index("  penjabat Wali Kota, Kota Kendari  [stated]")
    assert "La Ode Harsan Kamaruddin" in lines[office + 1]
    assert lines[office + 2].startswith("    kendari-sosialisasi-netralitas · ")
    assert lines.index("Offices") < lines.index("Said")
    id = lines[0].split()[-1]
    assert run("evidence", id, "-g", built).stdout == result.stdout


def test_evidence_as_json(built: Path) -> None:
    answer = json.loads(run("evidence", "Harsan", "-g", built, "--json").stdout)
    assert answer["label"] == "Person"
    types = {fact["type"] for fact in answer["facts"]}
    assert {"HOLDS", "SAID_BY", "MENTIONED_IN"} <= types
    for fact in answer["facts"]:
        assert answer["id"] in (fact["start"], fact["end"])
        assert fact["properties"]["texts"]


def test_evidence_of_a_name_that_may_mean_several_lists_them(built: Path) -> None:
    result = run("evidence", "netralitas", "-g", built)
    assert result.exit_code == 1
    assert "nodes may be meant by 'netralitas'; give the id of one:" in result.stderr
    assert "  topic/netralitas-asn  Netralitas ASN" in result.stderr
    offices = run("evidence", "camat", "-g", built).stderr
    assert "  Camat, Kecamatan Singkawang Barat" in offices  # an office is told by its body


def test_evidence_of_a_name_that_is_nearly_right_says_what_is_close(built: Path) -> None:
    result = run("evidence", "La Ode Harsan Kamarudin", "-g", built)
    assert result.exit_code == 1
    assert "La Ode Harsan Kamaruddin" in result.stderr


@pytest.mark.parametrize("format", ["gexf", "graphml"])
def test_export_is_read_back_and_always_the_same(format: str, built: Path, tmp_path: Path) -> None:
    path = tmp_path / f"graf.{format}"
    assert run("export", "--format", format, "-g", built, "-o", path).exit_code == 0
    read = nx.read_gexf(path) if format == "gexf" else nx.read_graphml(path)
    records = [json.loads(line) for line in (built / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    assert set(read) == {record["id"] for record in records if record["type"] == "node"}
    assert read.number_of_edges() == sum(record["type"] == "relationship" for record in records)
    assert run("export", "--format", format, "-g", built).stdout == path.read_text(encoding="utf-8")
    assert "lastmodifieddate" not in path.read_text(encoding="utf-8")


def test_validate_says_what_is_right(built: Path) -> None:
    result = run("validate", built / "graph.jsonl")
    assert result.exit_code == 0
    records = [json.loads(line) for line in (built / "graph.jsonl").read_text(encoding="utf-8").splitlines()]
    nodes = sum(record["type"] == "node" for record in records)
    assert result.stdout == f"{built / 'graph.jsonl'}: OK, {nodes:,} nodes, {len(records) - nodes:,} edges\n"


def test_validate_names_line_and_fault(built: Path, tmp_path: Path) -> None:
    lines = (built / "graph.jsonl").read_text(encoding="utf-8").splitlines()
    lines[2] = lines[2].replace('"Document"', '"Dokumen"')
    path = tmp_path / "graph.jsonl"
    path.write_text("\n".join(lines), encoding="utf-8")
    result = run("validate", path, "--documents", built / "documents.jsonl")
    assert result.exit_code == 1
    assert any(line.startswith(f"{path}:3: ") and "Dokumen" in line for line in result.stdout.splitlines())
    assert "fault" in result.stderr
    piped = run("validate", "-", input="{}\n")
    assert piped.exit_code == 1
    assert piped.stdout.startswith("standard input:1: ")


def test_validate_of_a_sentence_that_was_changed(built: Path, tmp_path: Path) -> None:
    text = (built / "graph.jsonl").read_text(encoding="utf-8")
    path = tmp_path / "graph.jsonl"
    path.write_text(text.replace("Kegiatan yang diikuti", "Kegiatan yang dihindari"), encoding="utf-8")
    assert run("validate", path).exit_code == 1


def test_evaluate_scores_the_shipped_gold() -> None:
    result = run("evaluate", "--json")
    figures = json.loads(result.stdout)
    assert result.exit_code == 0
    assert figures["articles"] == 70
    assert set(HEADLINE) <= set(figures)
    assert figures["triples"]["f1"] >= 0.55
    table = run("evaluate").stdout.splitlines()
    assert table[0] == "70 articles"
    assert table[2].split()[0] == "triples"
    assert float(table[2].split()[3]) == pytest.approx(figures["triples"]["f1"], abs=0.001)


def test_evaluate_scores_a_graph_file(tmp_path: Path) -> None:
    articles = [ARTICLES / f"dev-{number}.txt" for number in ("01", "02")]
    assert run("extract", *articles, "-o", tmp_path / "graph.jsonl").exit_code == 0
    ours = run("evaluate", "--only", "dev-01,dev-02", "--json").stdout
    assert run("evaluate", "-g", tmp_path, "--only", "dev-01, dev-02", "--json").stdout == ours
    errors = run("evaluate", "-g", tmp_path, "--only", "dev-04", "--errors").stdout.splitlines()
    assert errors[-1].startswith("dev-04\t")  # it was not extracted
    missed = sum("\tmissed\t" in line for line in errors)
    listed = run("evaluate", "-g", tmp_path, "--only", "dev-04", "--errors", "--json").stdout
    assert len(json.loads(listed)["errors"]) == missed > 20


def test_evaluate_of_other_articles_says_so(built: Path) -> None:
    result = run("evaluate", "-g", built)
    assert result.exit_code == 0
    assert "articles are matched by id" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["buidl"], "Did you mean build?"),
        (["zzz"], "There is no command 'zzz'."),
        (["build", "--otput", "x"], "No such option"),
        (["export"], "--format"),
        (["evaluate", "--gold", str(ANNOTATIONS)], "--gold and --articles go together"),
        (["evaluate", "--gold", "nowhere"], "nowhere"),
        (["render", "--lang", "fr"], "fr"),
        (["render", "--from", "2024-13"], "expected a day like 2024"),
        (["render", "--to", "besok"], "found 'besok'"),
        (["render", "--kind", "orang"], "expected one of Person, Role"),
        (["render", "--hops", "0"], "hops"),
        (["evidence"], "NODE"),
        (["build", "-o", __file__], "is a file"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: list[str], said: str) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output


def test_a_file_in_the_place_of_a_command_says_how_to_read_it(here: Path) -> None:
    (here / "rapat.txt").write_text(ARTICLE)
    result = run("rapat.txt")
    assert result.exit_code == 2
    assert "simpul build rapat.txt" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["render", "-g", "hilang.jsonl"],
        ["evidence", "x"],
        ["export", "--format", "gexf", "-g", "bukan.jsonl"],
        ["evidence", "x", "-g", "biner"],
        ["evaluate", "-g", "hilang.jsonl"],
        ["evaluate", "-g", "biner"],
        ["evaluate", "-g", "bukan.jsonl"],
        ["evaluate", "--only", "zzz"],
        ["validate", "hilang.jsonl"],
        ["validate", "biner"],
        ["validate", "bukan.jsonl", "--documents", "hilang"],
        ["extract", "kosong"],
    ],
)
def test_a_failure_ends_with_1_and_names_the_file(arguments: list[str], here: Path) -> None:
    (here / "bukan.jsonl").write_text('{"type": "bukan"}\n')
    (here / "biner").write_bytes(b"\xff\x00\xfe")
    (here / "kosong").mkdir()
    result = run(*arguments)
    assert result.exit_code == 1
    assert result.output.strip()
    assert "Traceback" not in result.output


@pytest.mark.parametrize("command", COMMANDS)
def test_every_help_has_an_example_that_is_a_command(command: str) -> None:
    result = run(command, "--help")
    assert result.exit_code == 0
    examples = [
        line.split() for line in result.stdout.partition("Example")[2].splitlines() if "simpul" in line
    ]
    assert examples
    assert all(line[1] in COMMANDS for line in examples)
    assert run("--help").stdout.count("Example") == 1


def test_help_lists_every_command() -> None:
    listed = [
        line.split()[0]
        for line in run("--help").stdout.splitlines()
        if line.startswith("  ") and line.split()
    ]
    assert set(COMMANDS) <= set(listed)


def test_python_m_graph_is_the_command() -> None:
    shown = process("--version")
    assert shown.returncode == 0
    assert shown.stdout.startswith("simpul ")
    assert process().returncode == 2
    wrong = process("render", "-g", "hilang.jsonl")
    assert wrong.returncode == 1
    assert wrong.stderr.startswith("simpul: hilang.jsonl: cannot be read")


def test_version_imports_nothing_slow() -> None:
    code = "import sys; sys.argv = ['simpul', '--version']; import graph.cli, atexit\n"
    code += "slow = {'networkx', 'numpy', 'pyvis', 'scipy', 'trafilatura', 'graph.lexicon', 'graph.stores'}\n"
    code += "atexit.register(lambda: print(sorted(slow & set(sys.modules)))); graph.cli.main()"
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.splitlines()[-1] == "[]"


def test_build_of_text_needs_no_html_reader() -> None:
    code = "import sys, graph; list(graph.read_documents([sys.argv[1]])); print('trafilatura' in sys.modules)"
    command = [sys.executable, "-c", code, str(EXAMPLES)]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"


def test_a_reader_that_goes_away_gives_no_traceback(built: Path) -> None:
    command = [sys.executable, "-m", "graph", "export", "--format", "graphml", "-g", str(built)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.readline()
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def _heed_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_ctrl_c_gives_a_short_word_and_130(tmp_path: Path) -> None:
    pipe = tmp_path / "rapat.txt"
    os.mkfifo(pipe)
    command = [sys.executable, "-m", "graph", "build", str(pipe), "-o", str(tmp_path / "o")]
    # a suite that a shell runs in the background ignores interrupts, and hands that on
    with (
        subprocess.Popen(command, stderr=subprocess.PIPE, preexec_fn=_heed_interrupts) as running,
        pipe.open("wb"),
    ):
        # the pipe is open on both sides: the command waits for its article
        assert running.stderr
        code = None
        for _ in range(6):  # Python loses an interrupt that comes while an object is finalised
            os.kill(running.pid, signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                code = running.wait(timeout=10)
                break
        else:
            running.kill()
        said = running.stderr.read().decode()
    assert said.strip() == "simpul: stopped"
    assert code == 130
    assert not (tmp_path / "o").exists()


def test_the_examples_that_are_shipped_are_read_without_a_fault() -> None:
    result = run("extract", EXAMPLES)
    assert result.exit_code == 0
    assert result.stderr == ""


def test_a_user_brings_topics_of_their_own(tmp_path: Path) -> None:
    table = tmp_path / "topik.tsv"
    table.write_text(
        "key\tlabel\tabout\tcues\njalan-rusak\tJalan rusak\tbad roads\tjalan^2\n", encoding="utf-8"
    )
    article = tmp_path / "a.txt"
    article.write_text(
        "Wali Kota Bogor Rahmat Setiawan mengatakan, jalan akan segera diperbaiki untuk warga.",
        encoding="utf-8",
    )
    result = CliRunner().invoke(main, ["extract", str(article), "--topics", str(table)])
    assert result.exit_code == 0, result.output
    found = [json.loads(line) for line in result.stdout.splitlines()]
    topics = [line["properties"] for line in found if line.get("labels") == ["Topic"]]
    assert [(topic["key"], topic["label"]) for topic in topics] == [("jalan-rusak", "Jalan rusak")]

    wrong = tmp_path / "salah.tsv"
    wrong.write_text("nama\nx\n", encoding="utf-8")
    broken = CliRunner().invoke(main, ["extract", str(article), "--topics", str(wrong)])
    assert broken.exit_code == 1
    assert "expected columns key, label, about, cues" in broken.stderr
