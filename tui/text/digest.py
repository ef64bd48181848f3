"""The one pipeline: a page, a feed's own text or plain words in, an Article out. Never raises; `note` says why not."""

from __future__ import annotations

from dataclasses import replace

from tui.model import Article, Explained, Link, Page, Sentence, Term, Understood
from tui.plain import line, plain
from tui.text import claims, extract, language, names, related, rules, sentences, stories, terms


def digest(page: Page) -> Article:
    """The article of a page, fully understood; its teasers become ranked links."""
    return _understood(extract.extract(page))


def understand(page: Page) -> Understood:
    """The article of a page, and what it takes to read the rest of it."""
    found = extract.read(page)
    return Understood(_understood(found.article), found.after, found.instead, found.prints, rules.current(page.rule))


def again(article: Article) -> Article:
    """An article understood anew; its text stays as it is."""
    return _understood(article)


def explain(page: Page) -> Explained:
    """The article of a page, with each decision that led to it and all that was cut."""
    found = extract.read(page)
    return Explained(_understood(found.article), found.steps, found.cut)


def digest_text(text: str, *, title: str = "", language: str = "") -> Article:
    """The article of plain words: `Article.text` is `plain(text)`."""
    return _understood(Article(title=line(title), text=plain(text), language=_language(language, text, title)))


def _language(given: str, text: str, title: str) -> str:
    short = line(given).lower().partition("-")[0]
    if len(short) == 2 and short.isalpha():
        return short
    return language.detect(f"{title}\n{text}")


def _understood(article: Article) -> Article:
    """Sentences, names, claims, signature and ranked links of an article that has its text."""
    split = sentences.split(article.text, article.language, article.blocks)
    named = names.read(article.text, split, article.language)
    signature = terms.weigh(article.title, named, article.language)
    sketch, shingles = stories.sketch(article.text)
    return replace(
        article,
        sentences=split,
        mentions=named.mentions,
        entities=named.entities,
        suggestions=claims.weigh(article.text, split, named.tokens, named.mentions, article.language),
        terms=signature,
        links=related.rank_links(signature, article.links, [_link_terms(link) for link in article.links]),
        sketch=sketch,
        shingles=shingles,
    )


def _link_terms(link: Link) -> tuple[Term, ...]:
    """The signature of a teaser: its title weighs as a title."""
    tongue = link.language or language.detect(f"{link.title} {link.snippet}")
    body = names.read(link.snippet, (Sentence(0, len(link.snippet)),), tongue)
    return terms.weigh(link.title, body, tongue)
