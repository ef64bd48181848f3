"""Announcements of other posts, in thirteen languages and anywhere on a page, leave the text and become links."""

from __future__ import annotations

import pytest

from tui.model import Article, Page
from tui.text.extract import extract

STORIES = {
    "en": (
        "The harbour board of Lindmouth voted on Monday to dredge the inner basin before the winter storms arrive.",
        "According to its chair, the work will cost about two million crowns and should take eleven weeks in all.",
        "Fishing crews had asked for the basin to stay open, and the board agreed to close only one quay at a time.",
        "Read also: ",
        ("Quay fees to rise in the spring", "Divers find a timber barge", "The lighthouse shines again"),
    ),
    "uk": (
        "Портова рада Липового Лиману в понеділок вирішила поглибити внутрішню гавань до початку зимових штормів.",
        "За словами голови ради, роботи коштуватимуть близько двох мільйонів гривень і триватимуть одинадцять тижнів.",
        "Рибалки просили не зачиняти гавань, тож рада погодилася закривати за раз тільки один причал із чотирьох.",
        "Читайте також: ",
        ("Плата за причал навесні зросте", "Водолази знайшли стару баржу", "Маяк знову світить після ремонту"),
    ),
    "ru": (
        "Портовый совет Липового Лимана в понедельник решил углубить внутреннюю гавань до начала зимних штормов.",
        "По словам главы совета, работы обойдутся примерно в два миллиона и продлятся одиннадцать недель.",
        "Рыбаки просили не закрывать гавань, и совет согласился закрывать за раз только один причал из четырёх.",
        "Читать также: ",
        ("Плата за причал весной вырастет", "Водолазы нашли старую баржу", "Маяк снова светит после ремонта"),
    ),
    "de": (
        "Der Hafenrat von Lindmünde hat am Montag beschlossen, das innere Becken vor den Winterstürmen auszubaggern.",
        "Nach den Worten der Vorsitzenden kosten die Arbeiten rund zwei Millionen Kronen und dauern elf Wochen.",
        "Die Fischer hatten gebeten, das Becken offen zu halten, und der Rat schließt nun immer nur einen Kai.",
        "Lesen Sie auch: ",
        ("Kaigebühren steigen im Frühjahr", "Taucher finden einen alten Kahn", "Der Leuchtturm leuchtet wieder"),
    ),
    "fr": (
        "Le conseil du port de Lindembouche a décidé lundi de draguer le bassin intérieur avant les tempêtes d'hiver.",
        "Selon sa présidente, les travaux coûteront environ deux millions de couronnes et dureront onze semaines.",
        "Les pêcheurs avaient demandé que le bassin reste ouvert, et un seul quai sera fermé à la fois.",
        "À lire aussi : ",
        ("Les droits de quai vont augmenter", "Des plongeurs trouvent une péniche", "Le phare brille de nouveau"),
    ),
    "es": (
        "La junta del puerto de Lindaboca decidió el lunes dragar la dársena interior antes de las tormentas.",
        "Según su presidenta, las obras costarán unos dos millones de coronas y durarán once semanas en total.",
        "Los pescadores habían pedido que la dársena siguiera abierta, y solo se cerrará un muelle cada vez.",
        "Lea también: ",
        ("Las tasas del muelle subirán", "Unos buzos hallan una barcaza", "El faro vuelve a brillar"),
    ),
    "it": (
        "Il consiglio del porto di Lindafoce ha deciso lunedì di dragare il bacino interno prima delle tempeste.",
        "Secondo la presidente, i lavori costeranno circa due milioni di corone e dureranno undici settimane.",
        "I pescatori avevano chiesto che il bacino restasse aperto, e verrà chiuso un solo molo alla volta.",
        "Leggi anche: ",
        ("Le tasse di molo saliranno in primavera", "I sub trovano una vecchia chiatta", "Il faro torna a brillare"),
    ),
    "pt": (
        "O conselho do porto de Lindafoz decidiu na segunda-feira dragar a bacia interior antes das tempestades.",
        "Segundo a presidente, as obras vão custar cerca de dois milhões de coroas e durar onze semanas.",
        "Os pescadores tinham pedido que a bacia ficasse aberta, e só um cais será fechado de cada vez.",
        "Leia também: ",
        ("Taxas do cais sobem na primavera", "Mergulhadores acham uma barcaça", "O farol volta a brilhar"),
    ),
    "pl": (
        "Rada portu w Lipoujściu zdecydowała w poniedziałek, że pogłębi basen wewnętrzny przed zimowymi sztormami.",
        "Według przewodniczącej prace będą kosztować około dwóch milionów koron i potrwają jedenaście tygodni.",
        "Rybacy prosili, żeby basen pozostał otwarty, więc rada będzie zamykać tylko jedno nabrzeże naraz.",
        "Czytaj też: ",
        ("Opłaty portowe wzrosną na wiosnę", "Nurkowie znaleźli starą barkę", "Latarnia morska znów świeci"),
    ),
    "nl": (
        "Het havenbestuur van Lindemond besloot maandag het binnenbassin uit te baggeren voor de winterstormen komen.",
        "Volgens de voorzitter kost het werk ongeveer twee miljoen kronen en duurt het in totaal elf weken.",
        "De vissers hadden gevraagd het bassin open te houden, en er gaat nu telkens maar één kade dicht.",
        "Lees ook: ",
        ("Kadegeld stijgt in het voorjaar", "Duikers vinden een oude schuit", "De vuurtoren schijnt weer"),
    ),
    "cs": (
        "Přístavní rada v Lipovém Ústí v pondělí rozhodla, že vnitřní bazén prohloubí ještě před zimními bouřemi.",
        "Podle předsedkyně budou práce stát asi dva miliony korun a potrvají celkem jedenáct týdnů.",
        "Rybáři žádali, aby bazén zůstal otevřený, a rada proto zavře vždy jen jedno nábřeží najednou.",
        "Čtěte také: ",
        ("Poplatky v přístavu na jaře porostou", "Potápěči našli starý člun", "Maják po opravě zase svítí"),
    ),
    "sv": (
        "Hamnstyrelsen i Lindmynne beslutade på måndagen att muddra den inre bassängen innan vinterns stormar kommer.",
        "Enligt ordföranden kostar arbetet omkring två miljoner kronor och tar sammanlagt elva veckor.",
        "Fiskarna hade bett att bassängen skulle hållas öppen, och nu stängs bara en kaj i taget.",
        "Läs också: ",
        ("Kajavgiften höjs till våren", "Dykare hittar en gammal pråm", "Fyren lyser åter efter bygget"),
    ),
    "tr": (
        "Ihlamurağzı liman kurulu pazartesi günü iç havuzun kış fırtınalarından önce derinleştirilmesine karar verdi.",
        "Kurul başkanına göre çalışmalar yaklaşık iki milyon krona mal olacak ve on bir hafta sürecek.",
        "Balıkçılar havuzun açık kalmasını istemişti, kurul da her seferinde yalnızca bir rıhtımı kapatacak.",
        "İlgili haberler: ",
        ("Rıhtım ücretleri baharda artacak", "Dalgıçlar eski bir mavna buldu", "Deniz feneri yeniden yanıyor"),
    ),
}
FRAME = "<html><head><title>Lindmouth</title></head><body><article><h1>Lindmouth</h1>%s</article></body></html>"


def read(inside: str) -> Article:
    """The page with this in its article."""
    return extract(Page(FRAME % inside, "https://quay.example/2025/03/04/dredge"))


def told(language: str) -> tuple[list[str], str, tuple[str, ...]]:
    """The paragraphs of a story, its label and titles of other posts."""
    *body, label, titles = STORIES[language]
    return [*map(str, body), f"{body[1]} {body[2]}"], str(label), tuple(titles)


def paragraphs(texts: list[str]) -> str:
    """The texts as paragraphs."""
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize("language", STORIES)
def test_one_linked_line_in_the_middle_of_a_text_becomes_a_link(language: str) -> None:
    body, label, titles = told(language)
    line = f'<p><strong>{label}</strong><a href="/t0">{titles[0]}</a></p>'
    found = read(paragraphs(body[:2]) + line + paragraphs(body[2:]))
    assert found.text.split("\n\n") == body
    assert [(link.title, link.url) for link in found.links] == [(titles[0], "https://quay.example/t0")]


@pytest.mark.parametrize("language", STORIES)
def test_a_list_in_the_middle_of_a_text_becomes_links(language: str) -> None:
    body, label, titles = told(language)
    items = "".join(f'<li><a href="/t{at}">{title}</a></li>' for at, title in enumerate(titles))
    found = read(paragraphs(body[:2]) + f"<h4>{label}</h4><ul>{items}</ul>" + paragraphs(body[2:]))
    assert found.text.split("\n\n") == body
    assert [link.title for link in found.links] == list(titles)


@pytest.mark.parametrize("language", STORIES)
def test_a_box_of_cards_in_the_middle_of_a_text_becomes_links_with_day_and_snippet(language: str) -> None:
    body, label, titles = told(language)
    cards = "".join(
        f'<div class="c"><h4><a href="/t{at}">{title}</a></h4><p>{body[at][:60]}…</p><p>0{at + 1}.03.2025</p></div>'
        for at, title in enumerate(titles)
    )
    found = read(paragraphs(body[:2]) + f'<div class="b"><p>{label}</p>{cards}</div>' + paragraphs(body[2:]))
    assert found.text.split("\n\n") == body
    assert [(link.title, link.url, link.published, link.snippet) for link in found.links] == [
        (title, f"https://quay.example/t{at}", f"2025-03-0{at + 1}", f"{body[at][:60]}…")
        for at, title in enumerate(titles)
    ]
    assert {link.language for link in found.links} <= {language, "und"}


@pytest.mark.parametrize("language", STORIES)
def test_cards_without_a_heading_after_the_text_become_links(language: str) -> None:
    body, _, titles = told(language)
    cards = "".join(
        f'<div class="c"><a href="/t{at}">{title}</a><p>{body[at][:70]}…</p><span>0{at + 1}.03.2025</span></div>'
        for at, title in enumerate(titles)
    )
    found = read(paragraphs(body) + cards)
    assert found.text.split("\n\n") == body
    assert [(link.title, link.published) for link in found.links] == [
        (title, f"2025-03-0{at + 1}") for at, title in enumerate(titles)
    ]


def test_teasers_in_another_language_end_the_text_without_a_heading() -> None:
    body, _, _ = told("en")
    _, _, titles = told("uk")
    rows = "".join(
        f"<p>{title}</p><p>{text[:80]}… Читати далі</p><p>0{at + 1}.03.2025</p>"
        for at, (title, text) in enumerate(zip(titles, told("uk")[0], strict=False))
    )
    found = read(paragraphs(body) + rows)
    assert found.text.split("\n\n") == body
    assert [(link.title, link.published, link.language) for link in found.links] == [
        (title, f"2025-03-0{at + 1}", "uk") for at, title in enumerate(titles)
    ]


def test_a_list_of_speakers_or_movers_stays() -> None:
    body, _, _ = told("en")
    speakers = "".join(
        f"<div class='s'><h3>{name}</h3><p>{name} has run a yard for {9 + at} years and builds {at} boats.</p></div>"
        for at, name in enumerate(("Mara Quill", "Ann Lee", "Bo Ek"), 2)
    )
    movers = "".join(f"<li>{name} rose {at} per cent to {at * 11} crowns</li>" for at, name in enumerate("ABCD", 1))
    found = read(paragraphs(body) + speakers + f"<ul>{movers}</ul>" + paragraphs([body[0] + " That is all."]))
    for name in ("Mara Quill", "Ann Lee", "Bo Ek", "D rose 4 per cent to 44 crowns"):
        assert name in found.text
    assert not found.links


def test_a_heading_of_the_article_that_sounds_like_one_of_a_list_stays() -> None:
    body, _, _ = told("en")
    for heading in ("More on the dredging", "Related work", "Latest developments", "What's next", "Most popular"):
        found = read(
            paragraphs(body) + f"<h2>{heading}</h2>" + paragraphs([body[1] + " So it was.", body[2] + " Yes."])
        )
        assert heading in found.text
        assert found.text.endswith("Yes.")


def test_a_section_with_the_same_rank_ends_a_list_of_links() -> None:
    body, _, titles = told("en")
    items = "".join(f'<li><a href="/t{at}">{title}</a></li>' for at, title in enumerate(titles))
    notes = "<h2>Notes</h2><ul><li>Lindmouth harbour rules, third part.</li><li>Tide tables of the coast.</li></ul>"
    found = read(
        paragraphs(body) + f"<h2>Related articles</h2><ul>{items}</ul>" + notes + paragraphs([body[0] + " Bye."])
    )
    assert [link.title for link in found.links] == list(titles)
    assert found.text.endswith("Bye.")
    assert titles[0] not in found.text


def test_notes_and_sources_that_are_links_stay_and_lone_links_go() -> None:
    body, _, _ = told("en")
    notes = (
        '<p>[1] <a href="/a">Harbour rules of the northern coast</a></p>'
        '<p>Source: <a href="/b">Tide tables of the northern coast</a></p>'
    )
    lone = '<p><a href="/c">Why the lighthouse went dark for nine years</a></p>'
    found = read(paragraphs(body[:2]) + lone + paragraphs(body[2:]) + notes)
    assert "Harbour rules" in found.text
    assert "Why the lighthouse" not in found.text
    assert [link.title for link in found.links] == ["Why the lighthouse went dark for nine years"]


def test_a_body_that_stands_on_the_page_twice_is_read_once() -> None:
    body, _, _ = told("en")
    body = [*body, *(f"{text} So it was." for text in body)]
    twice = f"<div class='d'>{paragraphs(body)}</div><div class='m'>{paragraphs(body)}</div>"
    assert read(twice).text.split("\n\n") == body


def test_a_refrain_stays_as_often_as_it_is_sung() -> None:
    body, _, _ = told("en")
    refrain = "And the tide comes in, and the tide goes out, and the boats lie still on the sand of the bay."
    found = read(paragraphs([body[0], refrain, body[1], refrain, body[2], refrain]))
    assert found.text.count(refrain) == 3


def test_comments_go_when_an_article_remains_and_stay_when_they_are_all() -> None:
    body, _, _ = told("en")
    comments = (
        "<section id='comments'><h3>2 comments</h3><p>I have fished there for thirty years, and never was asked.</p>"
    )
    found = read(paragraphs(body) + comments + "</section>")
    assert "thirty years" not in found.text


def test_a_hidden_block_goes() -> None:
    body, _, _ = told("en")
    found = read(
        paragraphs(body) + "<div style='display:none'><p>Nobody sees this line of many words on the page.</p></div>"
    )
    assert "Nobody sees" not in found.text
    assert found.text.split("\n\n") == body


@pytest.mark.parametrize(
    "line",
    [
        "Advertisement", "Реклама", "Follow us on Telegram and Google News", "Підписуйтесь на наш Telegram-канал",
        "Listen to this article", "Estimated reading time: 5 minutes", "Tags: harbour, boats", "Теги: порт, човни",
        "Share on Facebook", "Photo: Ann Lee / Quay Images", "You may unsubscribe at any time.",
        "Support our journalism: become a member today.", "This article was originally published by The Quay Post.",
        "Home » News » Harbour", "Next post: The lighthouse", "Print this article", "We use cookies to remember you.",
        "Subscribe to continue reading", "Was this article helpful?", "Corrections policy", "Leave a comment",
    ],
)  # fmt: skip
def test_a_line_of_furniture_in_the_middle_of_a_text_goes(line: str) -> None:
    body, _, _ = told("en")
    assert read(paragraphs([*body[:2], line, *body[2:]])).text.split("\n\n") == body
