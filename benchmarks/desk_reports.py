"""Reports made up for benchmarks of the desk: happenings in towns, told in eight languages by agencies that copy, update
and contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from counterclaim.model import Document, Published

TOWNS = {
    "latin": (
        "Kharkiv", "Odessa", "Dnipro", "Poltava", "Kherson", "Donetsk", "Luhansk", "Belgorod", "Bryansk", "Izmir",
        "Adana", "Ankara", "Lisbon", "Oporto", "Madrid", "Seville", "Valencia", "Naples", "Palermo", "Lyon",
        "Nantes", "Toulouse", "Bremen", "Dresden", "Leipzig", "Cologne", "Krakow", "Gdansk", "Warsaw", "Lagos",
    ),
    "ru": ("Белгород", "Курск", "Брянск", "Донецк", "Воронеж", "Ростов-на-Дону"),
    "uk": ("Харків", "Одеса", "Полтава", "Херсон", "Суми", "Дніпро"),
    "ar": ("حلب", "دمشق", "بغداد", "الموصل", "صنعاء", "الخرطوم"),
    "zh": ("北京", "上海", "重庆", "武汉", "成都", "西安"),
}  # fmt: skip
OUTLETS = ("Meridian Press", "Harbour Wire", "Nordpost", "La Gaceta del Sur", "Вестник", "الشرق اليوم", "晨光报")

TEXTS = {
    "en": """{dead} killed as fire tears through market in {town}

At least {dead} people were killed and {hurt} were injured when a fire broke out in a market in {town} on {day}, police said.
The Interior Ministry said {more} people had died and {lost} were still missing. {treated} people were being treated in
hospital, doctors said, {grave} of them seriously. Rescuers evacuated {moved} people from the streets around it. The mayor of
{town}, {name}, said {less} bodies had been found. The Red Cross said more than {homeless} people had been displaced.
Two firefighters were among the dead, the fire service said.
""",
    "de": """Brand in {town}: {dead} Tote

Bei einem Brand auf einem Markt in {town} sind am {day} mindestens {dead} Menschen getötet und {hurt} verletzt worden, teilte
die Polizei mit. Das Innenministerium sprach von {more} Toten und {lost} Vermissten. {treated} Menschen wurden im Krankenhaus
behandelt, {grave} von ihnen waren schwer verletzt. Die Retter brachten {moved} Menschen in Sicherheit. Nach Angaben des
Bürgermeisters {name} wurden {less} Leichen gefunden. Das Rote Kreuz sprach von mehr als {homeless} Vertriebenen.
""",
    "fr": """Incendie à {town} : {dead} morts

Un incendie dans un marché de {town} a fait au moins {dead} morts et {hurt} blessés {day}, a annoncé la police. Le ministère de
l'Intérieur fait état de {more} morts et {lost} disparus. {treated} personnes sont hospitalisées, dont {grave} dans un état
grave. Les secours ont évacué {moved} personnes. Selon le maire, {name}, {less} corps ont été retrouvés. La Croix-Rouge parle
de plus de {homeless} déplacés.
""",
    "es": """Incendio en {town}: {dead} muertos

Al menos {dead} personas murieron y {hurt} resultaron heridas en un incendio en un mercado de {town} el {day}, informó la
policía. El Ministerio del Interior habló de {more} muertos y {lost} desaparecidos. {treated} personas están hospitalizadas.
Los rescatistas evacuaron a {moved} personas. El alcalde, {name}, dijo que se encontraron {less} cuerpos. La Cruz Roja habló de
más de {homeless} desplazados.
""",
    "ru": """Пожар на рынке: {dead} погибших

В городе {town} при пожаре на рынке погибли не менее {dead} человек, {hurt} получили ранения, сообщила полиция {day}. По данным
министерства внутренних дел, погибли {more} человек, {lost} пропали без вести. {treated} человек госпитализированы. Спасатели
эвакуировали {moved} человек. Мэр города {name} сообщил, что найдены тела {less} человек. По данным Красного Креста, более
{homeless} человек были вынуждены покинуть дома.
""",
    "uk": """Пожежа на ринку: {dead} загиблих

У місті {town} внаслідок пожежі на ринку загинули щонайменше {dead} людей, {hurt} поранено, повідомила поліція {day}. За даними
міністерства внутрішніх справ, загинули {more} людей, {lost} зникли безвісти. {treated} людей госпіталізовано. Рятувальники
евакуювали {moved} людей. Міський голова {name} повідомив, що знайдено тіла {less} людей.
""",
    "ar": """حريق في سوق {town}: مقتل {dead} أشخاص

قُتل ما لا يقل عن {dead} شخصا وأصيب {hurt} آخرون في حريق في سوق في {town} {day}، بحسب الشرطة. وقالت وزارة الداخلية إن {more} شخصا
قتلوا وإن {lost} شخصا في عداد المفقودين. ونُقل {treated} شخصا إلى المستشفى. وأجلت فرق الإنقاذ {moved} شخصا. وقال رئيس البلدية
{name} إنه عُثر على {less} جثة.
""",
    "zh": """{town}市场火灾造成{dead}人死亡

{day}，{town}一处市场发生火灾，警方表示至少{dead}人死亡，{hurt}人受伤。内政部称，{more}人死亡，{lost}人失踪。{treated}人被送往医院治疗。
救援人员疏散了{moved}人。市长{name}说，已发现{less}具遗体。红十字会称超过{homeless}人流离失所。
""",
}
"""A report in each language; in braces what differs."""

MONTHS = {"en": "March", "de": "März", "fr": "mars", "es": "de marzo", "ru": "марта", "uk": "березня", "ar": "مارس"}
NAMES = ("Jan Kovar", "Elena Marin", "Tomas Weller", "Pavel Orlov", "Amal Haddad", "Li Ming", "Rui Prado", "Ines Dahl")
SIZES = (1, 1, 2, 3, 4, 6, 9, 14)
YEAR = 2024


def reports(documents: int, large: int, seed: int) -> Iterator[Document]:
    """So many reports of happenings of a few reports each, but for the first, which `large` reports tell; the same
    `seed` gives the same ones."""
    random, made, size = Random(seed), 0, large
    while made < documents:
        size = min(size, documents - made)
        yield from _happening(made, size, random)
        made, size = made + size, random.choice(SIZES)


def _happening(first: int, size: int, random: Random) -> Iterator[Document]:
    latin = random.choice(TOWNS["latin"])
    own = random.choice(("ru", "uk", "ar", "zh"))
    tongue = random.choice([own] * 3 + ["en"] * 3) if size < 5 else None
    began = date(YEAR, 3, 1) + timedelta(days=random.randrange(28))
    dead, name = random.randrange(3, 90), random.choice(NAMES)
    before: Document | None = None
    for number in range(size):
        if before is not None and random.random() < 1 / 8:  # a copy
            yield Document(_id(first + number), before.text, before.lang, before.title, before.published, outlet=_outlet(random))
            continue
        lang = tongue or random.choice(("en", "en", "de", "fr", "es"))
        town = random.choice(TOWNS[lang]) if lang in TOWNS else latin
        day = min(began + timedelta(days=number // 3), date(YEAR, 3, 31))
        before = _report(_id(first + number), lang, town, day, dead + number, name, random)
        yield before


def _report(id: str, lang: str, town: str, day: date, dead: int, name: str, random: Random) -> Document:
    said = {
        "town": town,
        "name": name,
        "day": f"3月{day.day}日" if lang == "zh" else f"{day.day}{'.' * (lang == 'de')} {MONTHS[lang]}",
        "dead": dead,
        "more": dead + random.choice((0, 0, 1, 3)),
        "less": max(3, dead - random.choice((0, 0, 2, 5))),
        "hurt": 3 * dead + random.randrange(4),
        "lost": 4 + random.randrange(12),
        "treated": 12 + random.randrange(30),
        "grave": 3 + random.randrange(6),
        "moved": 120 + 10 * random.randrange(20),
        "homeless": 300 + 100 * random.randrange(9),
    }
    text = TEXTS[lang].format(**said) + f"\n{_outlet(random)}, {random.randrange(24)}:{random.randrange(10, 60)}\n"
    published = Published(day.isoformat(), day.isoformat(), "given")
    return Document(id, text, lang, text.partition("\n")[0], published, outlet=_outlet(random))


def _id(number: int) -> str:
    return f"desk/0000/{number:05}"


def _outlet(random: Random) -> str:
    return random.choice(OUTLETS)
