"""What is made for the Neo4j Browser, in the real one: favourites, colours, guide."""

from __future__ import annotations

import base64
import html
import os
import re
import threading
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import serve_guide
from neo4j_server.server import Database
from playwright.sync_api import Browser, Locator, Page, Route, expect

import graph
from graph.analysis.answers import ask
from graph.analysis.library import load_queries
from graph.schema import load_schema
from graph.stores import Graph, write_graph
from graph.stores.neo4j import Connection, Login, load

pytest_plugins = ["neo4j_server.fixtures"]
pytestmark = [pytest.mark.neo4j, pytest.mark.chromium]

ROOT = Path(__file__).parents[2]
FILES = ROOT / "cypher" / "browser"
COLLECTION = "peramban"
EVENT = "panen raya padi"
PERSON = "Sri Wahyuningsih"
WITHIN = 30_000  # milliseconds: the Browser is slow to begin on a busy machine

_DROP = """([content, name]) => {
  const bytes = Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
  const transfer = new DataTransfer();
  transfer.items.add(new File([bytes], name));
  const target = document.querySelector("[data-testid=main]");
  const options = { bubbles: true, cancelable: true, dataTransfer: transfer };
  for (const type of ["dragenter", "dragover", "drop"]) target.dispatchEvent(new DragEvent(type, options));
}"""


@pytest.fixture(scope="module")
def examples() -> Graph:
    return graph.build(ROOT / "examples")


@pytest.fixture(scope="module")
def loaded(
    neo4j_database: Database, examples: Graph, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Database]:
    """The server of the run with the examples in it."""
    if neo4j_database.http is None:
        pytest.skip("NEO4J_URI does not say where the server's Browser is")
    path = tmp_path_factory.mktemp("peramban") / "graph.jsonl"
    write_graph(examples, path)
    known = neo4j_database
    with Connection(Login(known.uri, known.user, known.password, known.database)) as connection:
        load(path, connection, COLLECTION)
        yield known
        connection.write_rows("MATCH (n) WHERE n.collection = $name DETACH DELETE n", name=COLLECTION)


@pytest.fixture
def page(chromium: Browser, loaded: Database) -> Iterator[Page]:
    """The Browser, connected, with no way out of this machine."""
    context = chromium.new_context(viewport={"width": 1400, "height": 900})
    context.route("**/*", _keep_in)
    page = context.new_page()
    page.set_default_timeout(WITHIN)
    page.goto(f"{loaded.http}/browser/")
    page.fill("[data-testid=username]", loaded.user)
    page.fill("[data-testid=password]", loaded.password)
    page.click("[data-testid=connect]")
    expect(page.locator("[data-testid=stream]")).to_contain_text("You are connected", timeout=WITHIN)
    yield page
    context.close()


def _keep_in(route: Route) -> None:
    host = urlsplit(route.request.url).hostname
    if host in ("127.0.0.1", "localhost", None):
        route.continue_()
    else:
        route.abort()


def drop(page: Page, name: str) -> None:
    """Drag a file onto the window and let it go."""
    content = base64.b64encode((FILES / name).read_bytes()).decode()
    page.evaluate(_DROP, [content, name])


def run(page: Page, text: str) -> None:
    """Type into the editor and run it."""
    page.click("[data-testid=activeEditor] .monaco-editor")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text(text)
    page.keyboard.press("Control+Enter")


def first_frame(page: Page, holding: str) -> Locator:
    """The newest frame of the stream, once its command holds a text."""
    frame = page.locator("[data-testid=frame]").first
    expect(frame.locator("[data-testid=frameCommand]")).to_contain_text(holding, timeout=WITHIN)
    return frame


def run_favourite(page: Page, group: str, title: str) -> Locator:
    """Run a saved query by its button; gives the frame of its answer."""
    if not page.locator("[data-testid=savedScriptsButton-Run]").count():
        page.click("[data-testid=navigationFavorites]")
    item = page.locator("[data-testid=savedScriptListItem]", has_text=title)
    if not item.count():
        page.click(f'[data-testid="expandFolder-Simpul - {group}"]')
    item.first.locator("[data-testid=savedScriptsButton-Run]").click()
    return first_frame(page, title)


def test_saved_queries_run_and_are_drawn_in_the_colours_of_the_page(
    page: Page, examples: Graph, tmp_path: Path
) -> None:
    drop(page, "favorit-simpul.zip")
    drop(page, "simpul.grass")
    first_frame(page, ":style")

    run(page, f":param event => '{EVENT}'")
    first_frame(page, ":param")
    picture = load_queries()["event-picture"]
    drawn = run_favourite(page, picture.group, picture.title)
    overview = drawn.locator("[data-testid=vizInspector]")
    expect(overview).to_contain_text("Displaying", timeout=WITHIN)
    paths = [row["path"] for row in ask(examples, picture.name, event=EVENT)]
    nodes = {node.id: node.label for path in paths for node in path.nodes}
    for label, number in Counter(nodes.values()).items():
        chip = drawn.locator(f"[data-testid=property-details-overview-node-label-{label}]")
        expect(chip).to_have_text(f"{label} ({number})")
        expect(chip).to_have_css("background-color", rgb(load_schema().nodes[label].colour))
    expect(overview).to_contain_text(f"Displaying {len(nodes)} nodes, {len(paths)} relationships.")
    expect(drawn.locator("svg", has_text="Erwin").first).to_contain_text("Syahrir")  # captions are names
    keep_picture(page, tmp_path)

    run(page, f":param name => '{PERSON}'")
    first_frame(page, ":param")
    offices = load_queries()["offices-of-person"]
    table = run_favourite(page, offices.group, offices.title)
    for row in ask(examples, offices.name, name=PERSON):
        expect(table).to_contain_text(row["office"])
    expect(table).to_contain_text("pelaksana harian")


def rgb(colour: str) -> str:
    """A colour as a computed style has it."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgb({red}, {green}, {blue})"


def keep_picture(page: Page, folder: Path) -> None:
    """Take a picture; SIMPUL_PICTURES=docs puts it where the docs show it."""
    target = Path(os.environ.get("SIMPUL_PICTURES", folder)) / "neo4j-browser.png"
    page.wait_for_timeout(1500)  # the picture comes to rest
    page.screenshot(path=target)
    assert target.stat().st_size > 20_000


def test_all_favourites_are_there_in_both_languages(page: Page) -> None:
    queries = load_queries().values()
    for name, lang in (("favorit-simpul.zip", "id"), ("favorites-simpul.zip", "en")):
        drop(page, name)
        groups = {query.group if lang == "id" else query.group_en for query in queries}
        titles = {query.title if lang == "id" else query.title_en for query in queries}
        if not page.locator("[data-testid=createNewFavorite]").count():
            page.click("[data-testid=navigationFavorites]")
        for group in groups:
            page.click(f'[data-testid="expandFolder-Simpul - {group}"]')
        shown = page.locator("[data-testid=savedScriptListItem]")
        expect(shown).to_have_count(len(titles), timeout=WITHIN)
        assert set(shown.all_inner_texts()) == titles
        for group in groups:
            page.click(f'[data-testid="expandFolder-Simpul - {group}"]')


@pytest.mark.parametrize(("name", "lang"), [("panduan.html", "id"), ("guide.html", "en")])
def test_the_guide_plays_and_its_boxes_run(page: Page, name: str, lang: str) -> None:
    server = serve_guide.make_server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    words = tomllib.loads((FILES / "guide.toml").read_text(encoding="utf-8"))
    run(page, f":guide http://localhost:{server.server_port}/{name}")
    guide = page.locator("[data-testid=guidesDrawer]")
    expect(guide).to_contain_text(words["title"][lang], timeout=WITHIN)
    source = (FILES / name).read_text(encoding="utf-8")
    for number, slide in enumerate(words["slide"]):
        expect(guide).to_contain_text(slide["heading"][lang])
        written = re.findall(r'runnable">(.*?)</pre>', source.split("<slide")[number + 1], re.DOTALL)
        boxes = guide.locator("pre.runnable")
        for box, text in zip(boxes.all(), written, strict=True):
            assert box.inner_text().strip() == html.unescape(text)
            box.click()
            page.click("[data-testid=editor-Run]")
            frame = first_frame(page, html.unescape(text).split("\n")[0].split(" =>")[0])
            expect(frame).not_to_contain_text("ERROR")
            if "query" in slide or slide.get("schema"):
                done = "Success|Started streaming|Displaying|Set your parameters|:help param|Overview"
                expect(frame).to_contain_text(re.compile(done), timeout=WITHIN)
        if number + 1 < len(words["slide"]):
            guide.get_by_text("Next", exact=True).click()
    server.shutdown()


def test_only_guides_are_served() -> None:
    from urllib.error import HTTPError
    from urllib.request import urlopen

    server = serve_guide.make_server(0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    with urlopen(f"{address}/guide.html") as answer:
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert b"<slide" in answer.read()
    for path in ("", "serve_guide.py", "../queries/find.cypher", "guide.toml"):
        with pytest.raises(HTTPError, match="404"):
            urlopen(f"{address}/{path}")
    server.shutdown()
