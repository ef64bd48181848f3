"""Languages by name, for posts in another language than the one that is read."""

from __future__ import annotations

NAMES = {
    "ar": "Arabic", "be": "Belarusian", "bg": "Bulgarian", "cs": "Czech", "da": "Danish", "de": "German",
    "el": "Greek", "en": "English", "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish",
    "fr": "French", "he": "Hebrew", "hr": "Croatian", "hu": "Hungarian", "it": "Italian", "ja": "Japanese",
    "ko": "Korean", "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovenian", "sr": "Serbian",
    "sv": "Swedish", "tr": "Turkish", "uk": "Ukrainian", "zh": "Chinese",
}  # fmt: skip
"""ISO 639-1 codes and English names; source: the standard."""


def foreign(language: str, reading: str) -> str:
    """The language's name when it is another than the one being read; "" when it is the same or one is unknown."""
    one, other = (code.casefold().partition("-")[0].strip() for code in (language, reading))
    if not one or not other or "und" in (one, other) or one == other:
        return ""
    return NAMES.get(one, one)
