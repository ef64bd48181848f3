"""Network and strange XML: which addresses may be asked, capped requests, feeds, discovery, OPML."""
