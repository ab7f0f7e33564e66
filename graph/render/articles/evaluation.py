"""The page of an evaluation: each gold article with what was missed and what should not be there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from graph.evaluation import Report, Tally
from graph.render.articles.pages import Frame, Switch, fill_articles
from graph.render.articles.scored import FAMILIES, VERDICTS, to_article
from graph.render.foot import counted, foot_of, format_number, format_share
from graph.render.sheet import Html, element
from graph.render.texts import load_texts

_FIGURES = ("triples", "facts", *FAMILIES[:4], "event_date", *FAMILIES[4:])


def render_evaluation(
    report: Report,
    bodies: Mapping[str, str],
    *,
    aside: Collection[str] = (),
    title: str | None = None,
    lang: str = "id",
) -> str:
    """Render an evaluation as one page: figures, and each article with what is wrong marked on its text.

    Args:
        report: The evaluation.
        bodies: The cleaned texts of the articles by id, which offsets of evidence count in; an article
            without one is shown as it was annotated.
        aside: Ids of articles of which nothing but the figures is shown.
        title: Heading of the page; None takes the interface's own.
        lang: Language of the interface, "id" or "en".

    Returns:
        The page, which needs no network.

    Raises:
        UsageError: The interface does not speak `lang`.
    """
    texts = load_texts(lang)
    own = texts["articles"]
    hidden = report.only(lambda id: id in aside)
    shown = report.only(lambda id: id not in aside)
    articles = [to_article(case, bodies.get(case.gold.document), texts, lang) for case in shown.cases]
    about = counted(own["list"], report.articles, lang)
    if hidden.articles:
        about += f" · {counted(own['aside'], hidden.articles, lang)}"
    verdicts = [Switch(key, own[key], "verdict", on=key != "right") for key in VERDICTS]
    families = [Switch(key, texts["families"][key]) for key in FAMILIES]
    frame = Frame(
        lang,
        texts,
        title or own["scored_title"],
        about,
        foot_of(report.articles, "", texts["text"], lang),
        [*verdicts, *families],
        _figures(report, hidden, texts, lang),
        "",
    )
    return fill_articles(articles, frame)


def _figures(report: Report, hidden: Report, texts: Mapping[str, Any], lang: str) -> Html:
    """The table of figures; a column of its own for the articles kept aside, where there are any."""
    own = texts["articles"]
    heads = [own[key] for key in ("family", "in_gold", "precision", "recall", "f1")]
    heads += [own["f1_aside"]] if hidden.articles else []
    head = element("tr", *(element("th", text, scope="col") for text in heads))
    rows = [
        element(
            "tr",
            element("th", texts["families"][key], scope="row"),
            *(element("td", cell) for cell in _row(report.tallies[key], hidden, key, lang)),
        )
        for key in _FIGURES
        if key in report.tallies
    ]
    table = element(
        "table", element("caption", own["figures"]), element("thead", head), element("tbody", *rows)
    )
    return element("div", table, class_="figures", tabindex="0", role="group", aria_label=own["figures"])


def _row(tally: Tally, hidden: Report, key: str, lang: str) -> list[str]:
    shares = (format_share(share, lang) for share in (tally.p, tally.r, tally.f1))
    cells = [format_number(tally.gold, lang), *shares]
    if hidden.articles:
        cells.append(format_share(hidden.tallies[key].f1, lang) if key in hidden.tallies else "")
    return cells
