"""The demo newsroom's feeds: RSS 2.0, Atom, RSS 1.0 and JSON Feed 1.1 documents made from posts."""

from __future__ import annotations

import json
from email.utils import format_datetime
from xml.sax.saxutils import escape, quoteattr

from tui.flows.newsroom_pages import address, body_html, words
from tui.flows.newsroom_posts import Outlet, Post

KINDS = {
    "rss": "application/rss+xml",
    "atom": "application/atom+xml",
    "rdf": "application/rdf+xml",
    "json": "application/feed+json",
}


def feed(outlet: Outlet, written: list[Post]) -> bytes:
    """The outlet's feed document, in its form and charset."""
    made = {"rss": _rss, "atom": _atom, "rdf": _rdf, "json": _json}[outlet.form](outlet, written)
    return made.encode(outlet.charset, "xmlcharrefreplace")


def _text(outlet: Outlet, post: Post) -> str:
    """A post's HTML as the feed gives it: whole, or its first words and an invitation to the page."""
    if not outlet.cut:
        return "\n".join(body_html(post))
    start = " ".join(words(post).split()[: outlet.cut]).rstrip(",.;:—–")
    return f'<p>{escape(start)}… <a href="{address(outlet, post)}">{outlet.more}</a></p>'


def _rss(outlet: Outlet, written: list[Post]) -> str:
    name = "description" if outlet.cut else "content:encoded"
    items = "".join(
        f"<item><title>{escape(post.title)}</title><link>{address(outlet, post)}</link>"
        f'<guid isPermaLink="false">{outlet.host}:{post.slug}</guid><dc:creator>{escape(post.author)}</dc:creator>'
        f"<pubDate>{format_datetime(post.published)}</pubDate><category>{escape(post.section)}</category>"
        f"<{name}>{escape(_text(outlet, post))}</{name}></item>\n"
        for post in written
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.charset}"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>{escape(outlet.name)}</title>'
        f"<link>https://{outlet.host}/</link><description>{escape(outlet.about)}</description>"
        f"<language>{outlet.language}</language><ttl>30</ttl>\n{items}</channel></rss>\n"
    )


def _atom(outlet: Outlet, written: list[Post]) -> str:
    name = "summary" if outlet.cut else "content"
    items = "".join(
        f"<entry><title>{escape(post.title)}</title><link href={quoteattr(address(outlet, post))}/>"
        f"<id>tag:{outlet.host},2000:{post.slug}</id><published>{post.published.isoformat()}</published>"
        f"<updated>{post.published.isoformat()}</updated><author><name>{escape(post.author)}</name></author>"
        f'<{name} type="html">{escape(_text(outlet, post))}</{name}></entry>\n'
        for post in written
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.charset}"?>\n<feed xmlns="http://www.w3.org/2005/Atom"'
        f' xml:lang="{outlet.language}"><title>{escape(outlet.name)}</title><id>tag:{outlet.host},2000:feed</id>'
        f'<link href="https://{outlet.host}/"/><link rel="self" href="https://{outlet.host}{outlet.feed}"/>'
        f"<updated>{written[0].published.isoformat()}</updated>\n{items}</feed>\n"
    )


def _rdf(outlet: Outlet, written: list[Post]) -> str:
    order = "".join(f"<rdf:li rdf:resource={quoteattr(address(outlet, post))}/>" for post in written)
    items = "".join(
        f"<item rdf:about={quoteattr(address(outlet, post))}><title>{escape(post.title)}</title>"
        f"<link>{address(outlet, post)}</link><description>{escape(_text(outlet, post))}</description>"
        f"<dc:creator>{escape(post.author)}</dc:creator><dc:date>{post.published.isoformat()}</dc:date></item>\n"
        for post in written
    )
    return (
        f'<?xml version="1.0" encoding="{outlet.charset}"?>\n<rdf:RDF xmlns="http://purl.org/rss/1.0/"'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f'<channel rdf:about="https://{outlet.host}{outlet.feed}"><title>{escape(outlet.name)}</title>'
        f"<link>https://{outlet.host}/</link><description>{escape(outlet.about)}</description>"
        f"<dc:language>{outlet.language}</dc:language><items><rdf:Seq>{order}</rdf:Seq></items></channel>\n"
        f"{items}</rdf:RDF>\n"
    )


def _json(outlet: Outlet, written: list[Post]) -> str:
    items = [
        {
            "id": f"{outlet.host}:{post.slug}",
            "url": address(outlet, post),
            "title": post.title,
            "content_html": _text(outlet, post),
            "date_published": post.published.isoformat(),
            "authors": [{"name": post.author}],
            "tags": list(post.tags),
            "language": outlet.language,
        }
        for post in written
    ]
    return json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": outlet.name,
            "home_page_url": f"https://{outlet.host}/",
            "feed_url": f"https://{outlet.host}{outlet.feed}",
            "description": outlet.about,
            "language": outlet.language,
            "items": items,
        },
        ensure_ascii=False,
    )
