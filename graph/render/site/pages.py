"""The pages of a site as text: the index, one for each subject, and one for each id that moved."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import groupby

from graph.analysis import offices_of
from graph.render.foot import format_number
from graph.render.pieces import SHEET, SITE, join_scripts, read_piece
from graph.render.sheet import Html, Sheet, element, fill_template, join, to_sheet
from graph.render.site.frame import BREAK, Frame
from graph.render.site.items import Items
from graph.render.site.subjects import PAGED, Subjects, path_of
from graph.schema import name_of
from graph.stores.networkx_store import Graph
from graph.triples import fold_name

INDEX = "index.html"


class Pages:
    """Writes the pages of a site.

    Args:
        graph: The graph.
        subjects: What stands on which page.
        frame: What all pages share.
    """

    def __init__(self, graph: Graph, subjects: Subjects, frame: Frame) -> None:
        self._graph = graph
        self._subjects = subjects
        self._facts = subjects.facts
        self._frame = frame
        self._say = frame.say
        self._items = Items(subjects, frame)

    @cached_property
    def paths(self) -> list[str]:
        """The address of every page below the site's folder."""
        return [INDEX, *self._subjects.paths.values(), *self._moved]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        """Every page: its address, and its text."""
        yield INDEX, self.index()
        for i, path in self._subjects.paths.items():
            yield path, self.subject(i)
        for path, i in self._moved.items():
            yield path, self._forward(i)

    # ---- the index ----

    def index(self) -> str:
        """Give the page that lists and finds everybody."""
        groups = [(label, self._sorted(label)) for label in PAGED]
        counts = [
            f"{format_number(len(ids), self._frame.lang)} {self._frame.texts['kinds'][label]}"
            for label, ids in groups
        ]
        lists = [self._list(label, ids) for label, ids in groups if ids]
        jumps = [
            element("a", count, href=f"#{label}")
            for (label, ids), count in zip(groups, counts, strict=True)
            if ids
        ]
        body = [
            element("h1", self._frame.title),
            element("p", self._say("only_officials"), class_="quiet") if self._frame.officials else "",
            self._search(),
            element(
                "p",
                id="status",
                class_="quiet",
                role="status",
                data_none=self._say("no_match"),
                data_many=self._frame.texts["site"]["results"],
            ),
            element("ul", id="results", class_="entries"),
            element("nav", *jumps) if lists else element("p", self._say("empty")),
            element("div", *lists, id="all"),
        ]
        script = join_scripts((SHEET, "elements.js"), (SITE, "search.js"))
        return self._page(self._frame.title, join(["", element("main", *body)], "\n"), script)

    def _search(self) -> Html:
        search = read_piece(SITE, "search.html")
        return fill_template(search, search=self._say("search"), hint=self._say("search_hint"))

    def _sorted(self, label: str) -> list[int]:
        """The subjects of one kind by name."""
        ids = [i for i in self._subjects.paths if self._facts.nodes[i].label == label]
        return sorted(ids, key=lambda i: (fold_name(self._subjects.name(i)), i))

    def _list(self, label: str, ids: Sequence[int]) -> Html:
        kind = self._frame.texts["kinds"][label]
        letters = [
            element(
                "section",
                element("h3", letter),
                element("ul", *map(self._entry, members), class_="entries"),
                class_="letter",
            )
            for letter, members in groupby(ids, key=lambda i: fold_name(self._subjects.name(i))[:1].upper())
        ]
        return element("section", element("h2", kind), *letters, id=label)

    def _entry(self, i: int) -> Html:
        """One line of the index: a name with what tells it from others of that name."""
        node = self._facts.nodes[i]
        known = (
            offices_of(self._graph, node.id) if node.label == "Person" else [self._frame.word(self._kind(i))]
        )
        many = self._say("documents", self._subjects.documents(i))
        also = [element("span", alias, class_="also") for alias in self._facts.entities[i]["aliases"]]
        named = [join([self._say("also"), ": ", join(also, ", ")])] if also else []
        about = join([*(part for part in ("; ".join(known), many) if part), *named], BREAK)
        link = element("a", name_of(node), href=self._subjects.paths[i])
        return element("li", link, " ", element("span", about, class_="quiet"))

    def _kind(self, i: int) -> str:
        return str(self._facts.entities[i]["props"].get("kind", ""))

    # ---- a person or an institution ----

    def subject(self, i: int) -> str:
        """Give the page of one person or institution."""
        node, entity = self._facts.nodes[i], self._facts.entities[i]
        name = self._subjects.name(i)
        aliases = ", ".join(entity["aliases"])
        many = self._say("documents", self._subjects.documents(i))
        facts = [self._frame.texts["kinds"][node.label], self._frame.properties(entity["props"]), many]
        sections = self._subjects.sections(i)
        body = [
            self._way_back("../"),
            element("h1", name),
            element("p", join([part for part in facts if part], BREAK), class_="quiet"),
            element("p", f"{self._say('also')}: {aliases}", class_="quiet") if aliases else "",
            element("p", node.id, class_="id"),
            *self._items.sections(sections, i),
            "" if sections else element("p", self._say("no_facts")),
        ]
        return self._page(f"{name} · {self._frame.title}", element("main", join(body, "\n")))

    def _way_back(self, up: str) -> Html:
        links = [
            element("a", f"← {self._say('index')}", href=f"{up}{INDEX}"),
            element("a", self._say("search"), href=f"{up}{INDEX}#search"),
        ]
        return element("nav", *links)

    # ---- ids that moved ----

    @cached_property
    def _moved(self) -> dict[str, int]:
        """The address of each id that became another one, and what it became: old links still lead there."""
        taken = set(self._subjects.paths.values())
        found: dict[str, int] = {}
        for old in self._graph.redirects:
            i = self._subjects.number(self._graph.node(old).id)
            if i is not None and i in self._subjects.paths:
                path = path_of(self._facts.nodes[i].label, old)
                if path not in taken:
                    found[path] = i
        return found

    def _forward(self, i: int) -> str:
        address = f"../{self._subjects.paths[i]}"
        name = self._subjects.name(i)
        body = element(
            "main",
            self._way_back("../"),
            element("p", self._say("moved"), " ", element("a", name, href=address)),
        )
        head = f'<meta http-equiv="refresh" content="0; url={html.escape(address)}">\n'
        return self._page(name, body, head=head)

    def _page(self, title: str, body: Html, script: str = "", head: str = "") -> str:
        frame, style = self._frame, read_piece(SITE, "site.css")
        return to_sheet(Sheet(frame.lang, title, body, frame.foot, style, script, head))
