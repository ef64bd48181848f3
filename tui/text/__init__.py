"""Language, pure: a page in, an article with blocks, sentences, names and claims out."""
