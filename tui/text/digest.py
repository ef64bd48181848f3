"""The one pipeline: a page, a feed's own text or plain words in, an Article out. Never raises; `note` says why not."""

from __future__ import annotations

from dataclasses import replace

from tui.model import Article, Link, Page, Sentence, Term
from tui.plain import line, plain
from tui.text import claims, extract, language, names, related, sentences, terms


def digest(page: Page) -> Article:
    """The article of a page, fully understood; its teasers become ranked links."""
    found = extract.extract(page)
    article = Article(
        title=found.title, text=found.text, byline=found.byline, site=found.site, published=found.published,
        language=found.language, url=found.url, blocks=found.blocks, marks=found.marks, links=found.links,
        note=found.note,
    )  # fmt: skip
    return _understood(article)


def digest_text(text: str, *, title: str = "", language: str = "") -> Article:
    """The article of plain words: `Article.text` is `plain(text)`."""
    return _understood(Article(title=line(title), text=plain(text), language=_language(language, text, title)))


def plain_article(html: str | bytes, *, title: str = "", url: str = "", language: str = "") -> Article:
    """The quick form for an entry opened before its digest: blocks and sentences, no names and claims."""
    found = extract.extract(Page(html, url=url, title=title, language=language, fragment=True))
    return Article(
        title=found.title, text=found.text, byline=found.byline, language=found.language, url=found.url,
        blocks=found.blocks,
        marks=found.marks, sentences=sentences.split(found.text, found.language, found.blocks), note=found.note,
    )  # fmt: skip


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
    return replace(
        article,
        sentences=split,
        mentions=named.mentions,
        entities=named.entities,
        suggestions=claims.weigh(article.text, split, named.tokens, named.mentions, article.language),
        terms=signature,
        links=related.rank_links(signature, article.links, [_link_terms(link) for link in article.links]),
    )


def _link_terms(link: Link) -> tuple[Term, ...]:
    """The signature of a teaser: its title weighs as a title."""
    tongue = link.language or language.detect(f"{link.title} {link.snippet}")
    body = names.read(link.snippet, (Sentence(0, len(link.snippet)),), tongue)
    return terms.weigh(link.title, body, tongue)
