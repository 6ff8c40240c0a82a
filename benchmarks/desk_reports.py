"""Reports made up for benchmarks of the desk: happenings in towns, told in eight languages by outlets that copy, update
and contradict each other."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from babel.dates import format_date

from counterclaim.model import Document, Published

LATIN = (
    "Kharkiv", "Odessa", "Dnipro", "Poltava", "Kherson", "Donetsk", "Luhansk", "Belgorod", "Bryansk", "Izmir", "Adana",
    "Ankara", "Lisbon", "Madrid", "Seville", "Valencia", "Naples", "Palermo", "Lyon", "Nantes", "Toulouse", "Bremen",
    "Dresden", "Leipzig", "Cologne", "Krakow", "Gdansk", "Warsaw", "Lagos", "Nairobi", "Kampala", "Mombasa", "Kigali",
    "Dakar", "Accra", "Bogota", "Caracas", "Quito", "Lima", "Manila", "Jakarta", "Hanoi", "Dhaka", "Karachi", "Lahore",
    "Kabul", "Tehran", "Mashhad", "Baghdad", "Mosul", "Aleppo", "Beirut", "Tripoli", "Tunis", "Rabat", "Zagreb",
)  # fmt: skip
TOWNS = {
    "ru": ("Белгород", "Курск", "Брянск", "Донецк", "Воронеж", "Самара", "Омск", "Казань"),
    "uk": ("Харків", "Одеса", "Полтава", "Херсон", "Суми", "Дніпро", "Львів", "Луцьк"),
    "ar": ("حلب", "دمشق", "بغداد", "الموصل", "صنعاء", "الخرطوم", "بيروت", "طرابلس"),
    "zh": ("北京", "上海", "重庆", "武汉", "成都", "西安", "南京", "广州"),
}
OUTLETS = ("Meridian Press", "Harbour Wire", "Nordpost", "La Gaceta del Sur", "Вестник", "الشرق اليوم", "晨光报")
NAMES = ("Jan Kovar", "Elena Marin", "Tomas Weller", "Pavel Orlov", "Amal Haddad", "Rui Prado", "Ines Dahl")
NATIVE = {
    "ru": ("Ян Коваров", "Елена Маринова", "Павел Орлов"),
    "uk": ("Ян Коваренко", "Олена Мариненко", "Павло Орленко"),
    "ar": ("سامي حدادين", "ليلى منصورية", "كريم نجارين"),
}
"""Mayors of towns whose reports are written in letters of their own."""
SYLLABLES = {
    "": ("ba", "do", "fe", "gri", "ka", "lu", "mo", "ne", "pra", "ri", "sto", "ve"),
    "ru": ("ба", "до", "фе", "гри", "ка", "лу", "мо", "не", "пра", "ри", "сто", "ве"),
    "uk": ("ба", "до", "фе", "гри", "ка", "лу", "мо", "не", "пра", "ри", "сто", "ве"),
    "ar": ("با", "دو", "في", "كر", "لم", "نو", "سا", "تي", "بر", "ري", "ست", "وي"),
    "zh": ("山", "水", "石", "木", "林", "田", "河", "桥", "村", "城", "门", "路"),
}
"""Of which words are invented, "" for the languages that are not named."""
WORDS, SAID = 30_000, 24
"""So many words are invented; so many are said in a report."""
KINDS = {
    "en": ("a fire", "an earthquake", "a flood", "an explosion", "a missile strike", "a bus crash"),
    "de": ("einem Brand", "einem Erdbeben", "einer Flut", "einer Explosion", "einem Raketenangriff", "einem Unfall"),
    "fr": ("incendie", "séisme", "inondation", "explosion", "frappe de missile", "accident de bus"),
    "es": ("un incendio", "un terremoto", "una inundación", "una explosión", "un ataque con misiles", "un accidente"),
    "ru": ("пожаре", "землетрясении", "наводнении", "взрыве", "ракетном ударе", "аварии"),
    "uk": ("пожежі", "землетрусу", "повені", "вибуху", "ракетного удару", "аварії"),
    "ar": ("حريق", "زلزال", "فيضان", "انفجار", "ضربة صاروخية", "حادث"),
    "zh": ("火灾", "地震", "洪水", "爆炸", "导弹袭击", "车祸"),
}
TEXTS = {
    "en": """{dead} killed in {kind} in {town}

At least {dead} people were killed and {hurt} were injured in {kind} in {town} on {day}, police said. The Interior
Ministry said {more} people had died and {lost} were still missing. {treated} people were being treated in hospital,
doctors said, {grave} of them seriously. Rescuers evacuated {moved} people from the streets around it. The mayor of
{town}, {name}, said {less} bodies had been found. The Red Cross said more than {homeless} people had been displaced.
""",
    "de": """{town}: {dead} Tote bei {kind}

Bei {kind} in {town} sind am {day} mindestens {dead} Menschen getötet und {hurt} verletzt worden, teilte die Polizei
mit. Das Innenministerium sprach von {more} Toten und {lost} Vermissten. {treated} Menschen wurden im Krankenhaus
behandelt, {grave} von ihnen waren schwer verletzt. Die Retter brachten {moved} Menschen in Sicherheit. Nach Angaben
des Bürgermeisters {name} wurden {less} Leichen gefunden. Das Rote Kreuz sprach von mehr als {homeless} Vertriebenen.
""",
    "fr": """{town} ({kind}) : {dead} morts

{town}, {kind} : au moins {dead} personnes ont été tuées et {hurt} blessées {day}, a annoncé la police. Le ministère de
l'Intérieur fait état de {more} morts et {lost} disparus. {treated} personnes sont hospitalisées, dont {grave} dans un
état grave. Les secours ont évacué {moved} personnes. Selon le maire, {name}, {less} corps ont été retrouvés. La
Croix-Rouge parle de plus de {homeless} déplacés.
""",
    "es": """{dead} muertos por {kind} en {town}

Al menos {dead} personas murieron y {hurt} resultaron heridas por {kind} en {town} el {day}, informó la policía. El
Ministerio del Interior habló de {more} muertos y {lost} desaparecidos. {treated} personas están hospitalizadas. Los
rescatistas evacuaron a {moved} personas. El alcalde, {name}, dijo que se encontraron {less} cuerpos. La Cruz Roja habló
de más de {homeless} desplazados.
""",
    "ru": """{town}: {dead} погибших при {kind}

В городе {town} при {kind} погибли не менее {dead} человек, {hurt} получили ранения, сообщила полиция {day}. По данным
министерства внутренних дел, погибли {more} человек, {lost} пропали без вести. {treated} человек госпитализированы.
Спасатели эвакуировали {moved} человек. Мэр города {name} сообщил, что найдены тела {less} человек. По данным Красного
Креста, более {homeless} человек были вынуждены покинуть дома.
""",
    "uk": """{town}: {dead} загиблих внаслідок {kind}

У місті {town} внаслідок {kind} загинули щонайменше {dead} людей, {hurt} поранено, повідомила поліція {day}. За даними
міністерства внутрішніх справ, загинули {more} людей, {lost} зникли безвісти. {treated} людей госпіталізовано.
Рятувальники евакуювали {moved} людей. Міський голова {name} повідомив, що знайдено тіла {less} людей.
""",
    "ar": """{kind} في {town}: مقتل {dead} أشخاص

قُتل ما لا يقل عن {dead} شخصا وأصيب {hurt} آخرون في {kind} في {town} {day}، بحسب الشرطة. وقالت وزارة الداخلية إن {more}
شخصا قتلوا وإن {lost} شخصا في عداد المفقودين. ونُقل {treated} شخصا إلى المستشفى. وأجلت فرق الإنقاذ {moved} شخصا. وقال
رئيس البلدية {name} إنه عُثر على {less} جثة.
""",
    "zh": """{town}{kind}造成{dead}人死亡

{day}，{town}发生{kind}，警方表示至少{dead}人死亡，{hurt}人受伤。内政部称，{more}人死亡，{lost}人失踪。{treated}人被送往医院
治疗。救援人员疏散了{moved}人。市长{name}说，已发现{less}具遗体。红十字会称超过{homeless}人流离失所。
""",
}
"""A report in each language; in braces what differs."""

SIZES = (1, 1, 1, 2, 2, 3, 4, 6, 9)
YEAR = 2024


def invented(lang: str, rank: int) -> str:
    """The invented word of that `rank` (from 1) in the letters of `lang`."""
    syllables = SYLLABLES.get(lang, SYLLABLES[""])
    word = ""
    while rank:
        rank, last = divmod(rank, len(syllables))
        word += syllables[last]
    return word + syllables[0]


def reports(documents: int, large: int, seed: int) -> Iterator[Document]:
    """So many reports of happenings of a few reports each, but for the first, which `large` reports tell; the same
    `seed` gives the same ones."""
    random, made, size = Random(seed), 0, large
    while made < documents:
        size = min(size, documents - made)
        yield from _happening(made, size, random)
        made, size = made + size, random.choice(SIZES)


def _happening(first: int, size: int, random: Random) -> Iterator[Document]:
    own = random.choice(tuple(TOWNS)) if size < 5 and random.random() < 1 / 2 else None
    town = random.choice(TOWNS[own] if own else LATIN)
    began = date(YEAR, 1, 2) + timedelta(days=random.randrange(340))
    kind, dead, name = random.randrange(6), random.randrange(3, 200), random.choice(NATIVE.get(own or "", NAMES))
    before: Document | None = None
    for number in range(size):
        id, outlet = f"desk/0000/{first + number:05}", random.choice(OUTLETS)
        if before is not None and random.random() < 1 / 8:  # a copy
            yield Document(id, before.text, before.lang, before.title, before.published, outlet=outlet)
            continue
        lang = own or random.choice(("en", "en", "de", "fr", "es"))
        day = began + timedelta(days=min(number // 3, 20))
        text = _text(lang, town, KINDS[lang][kind], day, dead + number, name, random)
        text += f"\n{_said(lang, random)}\n\n{outlet}\n"
        published = Published(day.isoformat(), day.isoformat(), "given")
        before = Document(id, text, lang, text.partition("\n")[0], published, outlet=outlet)
        yield before


def _said(lang: str, random: Random) -> str:
    """Invented words, spread as those of any language: the one of rank n is said n times more seldom than the first."""
    words = (invented(lang, int(WORDS ** random.random())) for _ in range(SAID))
    return ("" if lang == "zh" else " ").join(words) + "."


def _text(lang: str, town: str, kind: str, day: date, dead: int, name: str, random: Random) -> str:
    return TEXTS[lang].format(
        town=town,
        kind=kind,
        name=name,
        day=format_date(day, "M月d日" if lang == "zh" else "d MMMM", locale=lang),
        dead=dead,
        more=dead + random.choice((0, 0, 1, 3)),
        less=max(3, dead - random.choice((0, 0, 2, 5))),
        hurt=3 * dead + random.randrange(4),
        lost=4 + random.randrange(12),
        treated=12 + random.randrange(30),
        grave=3 + random.randrange(6),
        moved=120 + 10 * random.randrange(20),
        homeless=300 + 100 * random.randrange(9),
    )
