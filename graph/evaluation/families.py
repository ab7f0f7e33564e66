"""Counts what is right in the triples of one article, family by family."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graph.evaluation.gold import Gold, find_span, squash
from graph.evaluation.names import likeness, pair_up, same, word_f1, words
from graph.evaluation.predicted import Predicted, evidence_text, is_stated
from graph.evaluation.report import Miss, Tally

_LEAST_SPAN = 0.6  # F1 of the words of two spans that are one statement
_LEAST_SPEAKER = 0.7
_LEAST_AGENT = 0.66
_LEAST_PLACE = 0.5
_LEAST_EVENT = 0.5
_EVIDENCED = ("HOLDS", "ATTENDED_BY", "ORGANIZED_BY", "HELD_AT", "SAID_BY")
_SLOTS: tuple[tuple[str, str, Callable[[Any], list[str]], float], ...] = (
    ("attended_by", "ATTENDED_BY", lambda event: event.get("attendees", []), _LEAST_AGENT),
    ("organized_by", "ORGANIZED_BY", lambda event: event.get("organizers", []), _LEAST_AGENT),
    ("held_at", "HELD_AT", lambda event: [event["place"]] if event.get("place") else [], _LEAST_PLACE),
)


@dataclass(frozen=True, slots=True)
class Case:
    """One article: what is expected, what was found, and where both are counted."""

    gold: Gold
    found: Predicted
    tallies: dict[str, Tally]
    misses: list[Miss] = field(default_factory=list)

    def add(self, kind: str, tp: int, gold: int, pred: int) -> None:
        """Count a family of this article."""
        self.tallies[kind].add(tp, gold, pred)

    def note(self, kind: str, side: str, *what: object) -> None:
        """Keep something that is not right; `what` is the thing in words."""
        said = " | ".join(str(part) for part in what if part)
        self.misses.append(Miss(self.gold.document, kind, side, said))

    def note_rest(
        self, kind: str, pairs: Iterable[tuple[int, int]], gold: Sequence[Any], found: Sequence[Any]
    ) -> None:
        """Note what stands in no pair; `gold` and `found` are tuples of words to show."""
        pairs = list(pairs)
        for side, position, rows in (("missed", 0, gold), ("spurious", 1, found)):
            paired = {pair[position] for pair in pairs}
            for index, row in enumerate(rows):
                if index not in paired:
                    self.note(kind, side, *row)

    def shown(self, id: str | None) -> str:
        """An agent in words."""
        return next(iter(self.found.called(id)), id) if id else ""


@dataclass(frozen=True, slots=True)
class _Office:
    """An office that was found, with one holder or none."""

    role: str
    institution: str | None
    holder: str | None = None
    capacity: str | None = None
    stated: bool = False


def score_article(case: Case) -> None:
    """Count every family of one article.

    Args:
        case: The article; its tallies and misses are added to.
    """
    _score_persons(case)
    _score_institutions(case)
    _score_roles(case)
    _score_events(case)
    _score_statements(case)
    _score_evidence(case)


def _own_names(entity: Mapping[str, Any]) -> list[str]:
    return [entity["name"], *entity.get("aliases", [])]


def _pair_entities(case: Case, gold: list[Any], found: list[str], strict: bool) -> list[tuple[int, int]]:
    return pair_up(
        gold, found, lambda entity, id: likeness(_own_names(entity), case.found.names(id), strict=strict)
    )


def _count_entities(case: Case, kind: str, found: list[str], strict: bool) -> None:
    gold = case.gold.rows(kind)
    pairs = _pair_entities(case, gold, found, strict)
    case.add(kind, len(pairs), len(gold), len(found))
    case.note_rest(kind, pairs, [(entity["name"],) for entity in gold], [(case.shown(id),) for id in found])


def _score_persons(case: Case) -> None:
    _count_entities(case, "persons", case.found.of_kind("Person"), strict=False)


def _score_institutions(case: Case) -> None:
    """A body that is known only through an office is neither right nor wrong."""
    found = case.found.of_kind("Institution")
    right = {j for _, j in _pair_entities(case, case.gold.rows("institutions"), found, strict=True)}
    of_roles = [
        case.gold.names(role["institution"]) for role in case.gold.rows("roles") if role.get("institution")
    ]
    kept = [
        id
        for j, id in enumerate(found)
        if j in right or not any(same(names, case.found.names(id)) for names in of_roles)
    ]
    _count_entities(case, "institutions", kept, strict=True)


def _offices(found: Predicted) -> list[_Office]:
    """Every office that was found, once for each holder."""
    offices = []
    for role in found.of_kind("Role"):
        institution = found.institution_of(role)
        held = found.holders(role)
        offices += [
            _Office(
                role,
                institution,
                edge["start"]["id"],
                (edge.get("properties") or {}).get("capacity"),
                is_stated(edge),
            )
            for edge in held
        ] or [_Office(role, institution)]
    return offices


def _same_capacity(row: Mapping[str, Any], office: _Office) -> bool:
    return (row.get("capacity") or None) == (office.capacity or None)


def _role_score(case: Case, row: Mapping[str, Any], office: _Office) -> float:
    """0 for another office, 0.5 for one elsewhere, 0.9 for another capacity, 1 when all is right."""
    gold, found = case.gold, case.found
    if (row["person"] is None) != (office.holder is None):
        return 0.0
    if office.holder and not same(gold.names(row["person"]), found.names(office.holder)):
        return 0.0
    if not same([row["title"], *row.get("aliases", [])], found.titles(office.role), strict=True):
        return 0.0
    if row.get("institution"):
        names = found.names(office.institution) if office.institution else []
        if not same(gold.names(row["institution"]), names, strict=True):
            return 0.5
    return 1.0 if not office.holder or _same_capacity(row, office) else 0.9


def _score_roles(case: Case) -> None:
    gold, found = case.gold.rows("roles"), _offices(case.found)
    pairs = pair_up(gold, found, lambda row, office: _role_score(case, row, office))
    placed = [(i, j) for i, j in pairs if _role_score(case, gold[i], found[j]) >= 0.9]
    held = [(i, j) for i, j in placed if gold[i]["person"]]
    right = [(i, j) for i, j in placed if not gold[i]["person"] or _same_capacity(gold[i], found[j])]
    case.add("roles", len(right), len(gold), len(found))
    case.add("stated", sum(found[j].stated for _, j in right), 0, sum(office.stated for office in found))
    case.add("roles_without_institution", len(pairs), len(gold), len(found))
    case.add("capacity", sum(_same_capacity(gold[i], found[j]) for i, j in held), len(held), len(held))
    case.note_rest(
        "roles",
        right,
        [(row["person"], row.get("capacity"), row["title"], row.get("institution")) for row in gold],
        [
            (
                case.shown(office.holder),
                office.capacity,
                case.shown(office.role),
                case.shown(office.institution),
            )
            for office in found
        ],
    )


def _event_score(case: Case, event: Mapping[str, Any], id: str) -> float:
    found = case.found
    value = word_f1(words(event["name"]), words(found.property(id, "name") or ""))
    same_day = bool(event.get("date")) and event["date"] == found.property(id, "date")
    value += 0.5 * same_day + 0.3 * (event.get("kind") == found.property(id, "kind"))
    return value if value >= _LEAST_EVENT else 0.0


def _score_events(case: Case) -> None:
    gold, found = case.gold.rows("events"), case.found.of_kind("Event")
    pairs = pair_up(gold, found, lambda event, id: _event_score(case, event, id))
    case.add("events", len(pairs), len(gold), len(found))
    mains = [i for i, event in enumerate(gold) if event.get("main")]
    case.add("main_event", sum(i in mains for i, _ in pairs), len(mains), len(mains))
    dated = sum(bool(event.get("date")) for event in gold)
    dates = [case.found.property(id, "date") for id in found]
    right = sum(bool(gold[i].get("date")) and gold[i]["date"] == dates[j] for i, j in pairs)
    case.add("event_date", right, dated, sum(map(bool, dates)))
    names = [(case.found.property(id, "name"),) for id in found]
    case.note_rest("events", pairs, [(event["name"],) for event in gold], names)
    for kind, type, of_event, least in _SLOTS:
        _score_slot(case, kind, type, of_event, least, dict(pairs))


def _score_slot(
    case: Case,
    kind: str,
    type: str,
    of_event: Callable[[Any], list[str]],
    least: float,
    found_event: Mapping[int, int],
) -> None:
    """Count one kind of tie between events and what was at them; `found_event`: found by gold ones."""
    events = case.found.of_kind("Event")
    gold = [(i, name) for i, event in enumerate(case.gold.rows("events")) for name in of_event(event)]
    stated = {
        (events.index(edge["start"]["id"]), edge["end"]["id"]): is_stated(edge)
        for edge in case.found.by_type[type]
        if edge["start"]["id"] in events
    }
    found = sorted(stated)

    def agreement(expected: tuple[int, str], tie: tuple[int, str]) -> float:
        if found_event.get(expected[0]) != tie[0]:
            return 0.0
        strict = type != "HELD_AT" and not case.gold.is_person(expected[1])
        names = case.gold.names(expected[1])
        return max(likeness(names, case.found.called(id), least, strict) for id in case.found.agents(tie[1]))

    pairs = pair_up(gold, found, agreement)
    case.add(kind, len(pairs), len(gold), len(found))
    if kind == "attended_by":
        case.add("stated", sum(stated[found[j]] for _, j in pairs), 0, sum(stated.values()))
    case.note_rest(kind, pairs, [(name,) for _, name in gold], [(case.shown(id),) for _, id in found])


def _score_statements(case: Case) -> None:
    gold, found = case.gold.rows("statements"), case.found.of_kind("Statement")
    spans = [words(find_span(statement["text"], case.gold.text)) for statement in gold]
    spoken = [words(case.found.property(id, "text") or "") for id in found]
    said = {edge["start"]["id"]: edge for edge in case.found.by_type["SAID_BY"]}

    def is_speaker(i: int, j: int) -> bool:
        if found[j] not in said:
            return False
        name = gold[i]["speaker"]
        names, strict = case.gold.names(name), not case.gold.is_person(name)
        agents = case.found.agents(said[found[j]]["end"]["id"])
        return any(same(names, case.found.called(id), _LEAST_SPEAKER, strict) for id in agents)

    def agreement(i: int, j: int) -> float:
        overlap = word_f1(spans[i], spoken[j])
        return overlap + is_speaker(i, j) if overlap >= _LEAST_SPAN else 0.0

    pairs = pair_up(range(len(gold)), range(len(found)), agreement)
    right = [(i, j) for i, j in pairs if is_speaker(i, j)]
    stated = {id: is_stated(edge) for id, edge in said.items()}
    case.add("statement_span", len(pairs), len(gold), len(found))
    case.add("said_by", len(right), len(gold), len(found))
    case.add("stated", sum(stated[found[j]] for _, j in right), 0, sum(stated.get(id, False) for id in found))
    _count_modes(case, gold, found, right)
    _count_topics(case, gold, found, pairs)
    speakers = [case.shown(said[id]["end"]["id"]) if id in said else "" for id in found]
    texts = [str(case.found.property(id, "text") or "")[:60] for id in found]
    expected = [(statement["speaker"], statement["text"][:60]) for statement in gold]
    case.note_rest("said_by", right, expected, list(zip(speakers, texts, strict=True)))


def _count_modes(case: Case, gold: list[Any], found: list[str], right: Sequence[tuple[int, int]]) -> None:
    for mode in ("direct", "indirect"):
        of_mode = {i for i, statement in enumerate(gold) if statement["mode"] == mode}
        modes = sum(case.found.property(id, "mode") == mode for id in found)
        case.add(f"said_by_{mode}", sum(i in of_mode for i, _ in right), len(of_mode), modes)


def _count_topics(case: Case, gold: list[Any], found: list[str], pairs: Sequence[tuple[int, int]]) -> None:
    about: dict[str, set[str]] = defaultdict(set)
    for edge in case.found.by_type["ABOUT"]:
        start, end = edge["start"]["id"], edge["end"]["id"]
        if case.found.label(start) == "Statement" and case.found.label(end) == "Topic":
            about[start].add(case.found.property(end, "key") or end.split("/")[-1].split(":")[-1])
    right = sum(len(set(gold[i]["about"]) & about[found[j]]) for i, j in pairs)
    case.add(
        "about_topic",
        right,
        sum(len(statement["about"]) for statement in gold),
        sum(len(about[id]) for id in found),
    )


def _score_evidence(case: Case) -> None:
    """Count the edges whose sentence stands in the article and, where they are stated, names their end."""
    edges = [edge for type in _EVIDENCED for edge in case.found.by_type[type]]
    sentences = [squash(evidence_text(edge, case.gold.document) or "").strip() for edge in edges]
    if not any(sentences):
        return
    text = squash(case.gold.text)
    right = 0
    for edge, sentence in zip(edges, sentences, strict=True):
        end = edge["end"]["id"]
        if sentence and sentence in text and (not is_stated(edge) or _names_end(case, end, sentence)):
            right += 1
        else:
            case.note("evidence", "wrong", edge["label"], case.shown(end), sentence[:80])
    case.add("evidence", right, len(edges), len(edges))


def _names_end(case: Case, end: str, sentence: str) -> bool:
    shown = set(words(sentence))
    forms = (set(words(name)) for name in case.found.called(end) + case.found.titles(end))
    return any(form and form <= shown for form in forms)
