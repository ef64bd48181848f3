"""What pages say beside their articles is known in many languages, and no sentence of an article is taken for it."""

from __future__ import annotations

from itertools import count

import pytest
from growth import grows_less

from tui.text import furniture, phrases

OPENERS = {
    "en": ("Read also:", "Related articles", "You may also like", "Most read", "Recent posts", "RECOMMENDED FOR YOU"),
    "uk": ("Читайте також:", "Свіжі дописи", "Вас може зацікавити", "Найпопулярніше", "Схожі новини", "За темою"),
    "ru": ("Читать также", "Читайте также:", "Последние новости", "Материалы по теме", "Вам может быть интересно"),
    "de": ("Lesen Sie auch:", "Mehr zum Thema", "Das könnte Sie auch interessieren", "Meistgelesen", "Weitere Artikel"),
    "fr": ("À lire aussi :", "Lire aussi", "Sur le même sujet", "Les plus lus", "Articles similaires"),
    "es": ("Lea también", "Te puede interesar", "Noticias relacionadas", "Lo más leído", "Más noticias"),
    "it": ("Leggi anche:", "Articoli correlati", "Potrebbe interessarti", "I più letti", "Ultime notizie"),
    "pt": ("Leia também", "Veja também:", "Notícias relacionadas", "Mais lidas", "Últimas notícias"),
    "pl": ("Czytaj też:", "Zobacz także", "Powiązane artykuły", "Najczęściej czytane", "Przeczytaj również"),
    "nl": ("Lees ook:", "Gerelateerde artikelen", "Meest gelezen", "Meer over dit onderwerp"),
    "cs": ("Čtěte také:", "Související články", "Mohlo by vás zajímat", "Nejčtenější"),
    "sv": ("Läs också:", "Läs mer", "Relaterade artiklar", "Mest läst"),
    "tr": ("İlgili haberler", "İLGİLİ HABERLER", "Bunlar da ilginizi çekebilir", "En çok okunanlar"),
    "be": ("Чытайце таксама", "Апошнія навіны"),
    "bg": ("Прочетете още:", "Последни новини"),
    "sk": ("Čítajte aj", "Súvisiace články"),
    "hr": ("Pročitajte još", "Povezani članci"),
    "ro": ("Citește și:", "Articole similare"),
    "hu": ("Kapcsolódó cikkek", "Ezt is olvasd el"),
    "el": ("Διαβάστε επίσης", "Σχετικά άρθρα"),
    "da": ("Læs også", "Seneste nyheder"),
    "no": ("Les også:", "Mest lest"),
    "fi": ("Lue myös", "Luetuimmat"),
    "ja": ("関連記事", "あわせて読みたい"),
    "zh": ("相关阅读", "延伸閱讀"),
    "ko": ("관련 기사",),
}
LINES = {
    "advert": (
        "Advertisement", "ADVERTISEMENT", "Article continues below this ad", "Реклама", "«Реклама»",
        "На правах реклами",
        "Anzeige", "Publicité", "La suite après cette publicité", "Publicidad", "Pubblicità", "Publicidade", "Reklama",
        "Advertentie", "Tekst gaat verder onder de advertentie", "Inzerce", "Annons", "REKLAM", "Oglas", "広告",
        "Buy now", "Add to cart", "Check the latest price at Quayshop", "Jetzt kaufen", "Купити зараз", "Kup teraz",
        "Добавить в корзину", "Acheter maintenant", "Comprar ahora", "Acquista ora", "Compre agora", "Nu bestellen",
        "Koupit nyní", "Köp nu", "Hemen satın al",
    ),
    "share": (
        "Share this article", "Share on Facebook", "Tweet", "Copy link", "Print", "Поділитися", "Поделиться в Telegram",
        "Teilen", "Artikel drucken", "Partager sur Facebook", "Imprimer", "Compartir",
        "Condividi su WhatsApp", "Stampa",
        "Compartilhar", "Udostępnij", "Drukuj", "Deel dit artikel", "Sdílet", "Dela artikeln", "Paylaş", "Listen",
        "Follow us on Telegram and Google News.",
    ),
    "notice": (
        "We use cookies to remember what you chose.", "Ми використовуємо файли cookie, щоб сайт працював краще.",
        "Diese Website verwendet Cookies.", "Nous utilisons des cookies pour mesurer l'audience.",
        "Subscribe to our newsletter", "Підписуйтесь на наш Telegram-канал", "Подписывайтесь на наш канал в Telegram",
        "You may unsubscribe at any time.", "All rights reserved.",
        "© 2025 The Quay Post. All rights reserved.", "Sign up to our weekly newsletter for boats and tides.",
        "Помітили помилку? Виділіть її та натисніть Ctrl + Enter", "Support our journalism",
        "Jetzt Newsletter abonnieren",
        "Подпишитесь на рассылку", "Regístrate gratis", "Iscriviti alla newsletter", "Buy me a coffee",
        "Assine nossa newsletter", "Zapisz się do newslettera", "Schrijf je in voor onze nieuwsbrief",
        "Přihlaste se k odběru", "Prenumerera på vårt nyhetsbrev", "Bültenimize abone olun", "Corrections policy",
        "If you enjoyed this article, would you consider supporting us?", "Was this article helpful?",
        "Read this newsletter online", "Forward this email to a friend", "Update your preferences", "Subscribe for $2",
        "You received this email because you gave us your address at the quay.", "Diesen Newsletter im Browser lesen",
        "Ви отримали цей лист, бо підписалися на наші новини.", "Переслать это письмо другу",
        "Vous recevez ce message parce que vous êtes abonné.", "Otwórz wiadomość w przeglądarce",
    ),
    "paywall": (
        "Subscribe to continue reading", "This article is for subscribers only", "Subscribers only",
        "Ця стаття доступна лише для передплатників", "Dieser Artikel ist nur für Abonnenten",
        "Il vous reste 57 % de cet article à lire.", "Contenido exclusivo para suscriptores",
    ),
    "comment": (
        "Comments", "12 comments", "Leave a comment", "Коментарі (4)", "Залишити коментар", "Комментарии",
        "Kommentare", "Laisser un commentaire", "Deja un comentario", "Commenti", "Comentários", "Dodaj komentarz",
        "Reacties", "Přidat komentář", "Kommentarer", "Yorumlar", "Your email address will not be published.",
    ),
    "about": (
        "12 min read", "Reading time: 5 minutes", "Estimated reading time: 5 minutes", "Час читання: 5 хв",
        "Время чтения: 4 минуты", "Lesezeit: 3 Minuten", "Temps de lecture : 5 min", "Tags: harbour, boats",
        "Теги: порт, човни", "Schlagwörter: Hafen, Boote", "Mots-clés : port, bateaux", "Etiquetas: puerto, barcos",
        "Listen to this article", "Прослухати статтю", "Last updated on 5 May 2024", "Оновлено: 5 травня 2024",
        "This article was originally published by The Quay Post.", "Tagi: port, łodzie", "Tempo di lettura: 3 minuti",
        "This page was last changed on 5 May 1998", "You are visitor number 1204", "You are the 1,204th visitor",
        "Diese Seite wurde zuletzt am 5. Mai 1998 geändert", "Цю сторінку востаннє оновлено 5 травня 1999 року",
        "Ta strona była ostatnio zmieniana w maju", "Ви 1204-й відвідувач", "Cette page a été modifiée le 5 mai",
    ),
    "credit": (
        "Photo: Ann Lee", "Photo by Ann Lee / Quay Images", "Фото: Олена Коваль", "Foto: Jana Weiß", "Bild: dpa",
        "(Reporting by Ann Lee; Editing by Bo Ek)", "Zdjęcie: Ewa Nowak",
        "Fotoğraf: AA", "Getty Images",
    ),
    "menu": (
        "Home » Harbour » Dredging", "Головна › Новини › Порт", "Next post: The lighthouse",
        "Back to top", "Startseite",
        "Попередній запис", "Следующая запись", "Page 2 of 5", "Accueil > Port > Dragage",
    ),
    "more": ("Read more", "Читати далі", "Читать далее", "Weiterlesen", "Lire la suite", "Leer más", "Leggi tutto"),
    "author": ("mara.quill@quay.example", "Ann Lee is a reporter for The Quay Post. Follow her @annlee"),
}  # fmt: skip
SENTENCES = (
    "Read also the small print, the judge told the harbour board before she rose.",
    "Advertisement revenue fell by a third in the spring, the paper said.",
    "Related to the dredging is the question of who pays for the sand.",
    "Share prices of the two shipyards rose after the vote on Monday evening.",
    "Comments from the fishing crews were read aloud in the council chamber.",
    "Subscribe was the word on every page of the old paper, he remembered.",
    "The site uses cookies to follow its visitors, the regulator found.",
    "Most read the letter twice before they signed it.",
    "Support groups for the crews meet on the quay every Tuesday night.",
    "Photo by photo, the divers put the wreck together again.",
    "Follow the coast for nine miles and the lighthouse comes into view.",
    "More about the wreck is known now than a year ago.",
    "Tags on the nets showed which boat had lost them in the storm.",
    "Published in 2019, the book sold forty thousand copies in a year.",
    "Print was dead, they said, and then the quay opened its own paper.",
    "Next came the divers, with lamps and a long yellow rope.",
    "Home is where the boats are, she said.",
    "Ann Lee contributed to this report.",
    "Updated maps of the basin were sent to 40 crews last week.",
    "Join us on the quay at noon, the mayor told the crews.",
    "The site was last seen from the water in 1911, when the mill burned.",
    "You are receiving the keys because nobody else asked for them.",
    "Buy now, pay later is what the crews called the new nets.",
    "Order on the quay was kept by two constables and a dog.",
    "Ви гість у цьому домі, сказала вона лоцманові.",
    "Реклама порту коштувала місту два мільйони гривень за рік.",
    "Читайте також між рядків, радив він своїм студентам.",
    "Коментарі рибалок рада вислухала мовчки, без жодного запитання.",
    "Фото з місця аварії показали журналісти місцевого телебачення.",
    "Теми для розмови знайшлися швидко, бо всі чекали на паром.",
    "За інформацією поліції, водій утік з місця пригоди.",
    "Підписка на газету подорожчала вдвічі з початку року.",
    "Поділитися досвідом приїхали рибалки з трьох областей.",
    "Більше новин він того дня не чекав.",
    "Популярні серед рибалок човни будують у сусідньому селі.",
    "Подписка на журнал подорожала, и читателей стало меньше.",
    "По данным полиции, никто не пострадал в этой аварии.",
    "Читать также учили в воскресной школе при порту.",
    "Теги на сетях показали, чья лодка потеряла их в шторм.",
    "Lesen Sie auch zwischen den Zeilen, riet er seinen Schülern.",
    "Werbung für den Hafen kostete die Stadt zwei Millionen Euro.",
    "Mehr zum Thema Sand wollte der Rat an diesem Abend nicht hören.",
    "Haben Sie Hinweise zu dem Boot? Dann melden Sie sich bei der Polizei.",
    "À lire aussi le rapport de la ville, on comprend la colère des pêcheurs.",
    "Publicité et presse se partagent le marché depuis trente ans.",
    "Lea también la letra pequeña, dijo la jueza antes de levantarse.",
    "Leggi anche le note a margine, gli disse il maestro.",
    "Leia também as notas de rodapé, disse a professora aos alunos.",
    "Czytaj też między wierszami, radził swoim uczniom stary rybak.",
    "Lees ook de kleine letters, zei de rechter tegen het bestuur.",
    "Door de hoge prijzen ging het bestuur niet akkoord met het plan.",
    "Čtěte také mezi řádky, radil svým žákům starý rybář.",
    "Läs också mellan raderna, sade den gamle fiskaren till eleverna.",
    "Har du tips om båten ska du ringa polisen i Lindmouth.",
    "İlgili haberler akşama kadar bütün limanı dolaştı.",
)


@pytest.mark.parametrize(("language", "lines"), OPENERS.items())
def test_a_line_that_opens_a_list_of_other_posts_is_known(language: str, lines: tuple[str, ...]) -> None:
    assert [line for line in lines if not furniture.opens(line)] == [], language


@pytest.mark.parametrize(("kind", "lines"), LINES.items())
def test_a_line_of_furniture_is_known_for_what_it_is(kind: str, lines: tuple[str, ...]) -> None:
    assert {line: furniture.by_line(line) for line in lines} == dict.fromkeys(lines, kind)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_sentence_of_the_article_is_no_furniture(sentence: str) -> None:
    assert (furniture.by_line(sentence), furniture.opens(sentence)) == ("", False)


def test_every_phrase_can_be_looked_up_by_two_letters_and_has_a_kind() -> None:
    found = list(phrases.phrases())
    assert {part.removesuffix("!") for part, _ in found} == set(phrases.KINDS)
    single = {"x", "#", "©", "홈\0", "홈"}
    for _, phrase in found:
        short = {begins for begins in phrases.beginnings(phrase) if len(begins.partition("\0")[0]) < 2}
        assert short <= single, phrase


def test_names_of_furniture_are_whole_words_and_no_conditions() -> None:
    kinds = {
        "share-buttons": "share", "relatedPosts": "related", "cookie-banner": "notice", "comment-list": "comment",
        "author-bio": "author", "photo-credit": "credit", "td-post-sharing": "share", "breadcrumbs": "menu",
        "has-sidebar": "", "sidebar-enabled--false": "", "md:hidden": "", "hidden-xs": "", "mh0-print": "",
        "d-none d-md-block": "", "lazy-hidden": "", "go gp ad ay gq": "", "shareholders": "", "header-text": "",
    }  # fmt: skip
    assert {name: furniture.by_name(name) for name in kinds} == kinds


@pytest.mark.parametrize("sign", ["subscribe our ", "a" * 20, "(", "читайте ", "© ", "@a.b", "home > "])
def test_long_and_hostile_lines_take_linear_time(sign: str) -> None:
    number = count()

    def look(size: int) -> None:
        line = f"{sign * size}{next(number)}"  # another line each time: looked up, not remembered
        furniture.by_line(line)
        furniture.opens(line)

    assert grows_less(look, 20_000, 40_000, 3)
