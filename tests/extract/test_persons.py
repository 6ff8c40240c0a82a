"""Who a named person is, in thirty languages; whole names in a report, and what is no person."""

import pytest

from counterclaim.extract import claims_of
from counterclaim.extract.persons import person_id
from counterclaim.model import Claim, Document, Speaker

# "X said that 12 people were killed in the attack."
SAID = {
    "en": "{} said that 12 people were killed in the attack.",
    "de": "{} sagte, bei dem Angriff seien 12 Menschen getötet worden.",
    "nl": "{} zei dat bij de aanval 12 mensen zijn gedood.",
    "fr": "{} a déclaré que 12 personnes ont été tuées dans l'attaque.",
    "es": "{} dijo que 12 personas murieron en el ataque.",
    "pt": "{} disse que 12 pessoas morreram no ataque.",
    "it": "{} ha detto che 12 persone sono state uccise nell'attacco.",
    "ro": "{} a declarat că 12 persoane au fost ucise în atac.",
    "sv": "{} sade att 12 personer dödades i attacken.",
    "da": "{} sagde, at 12 mennesker blev dræbt i angrebet.",
    "no": "{} sa at 12 personer ble drept i angrepet.",
    "fi": "{} sanoi, että iskussa kuoli 12 ihmistä.",
    "hu": "{} közölte, hogy 12 ember meghalt a támadásban.",
    "pl": "{} powiedział, że w ataku zginęło 12 osób.",
    "cs": "{} řekl, že při útoku zahynulo 12 lidí.",
    "hr": "{} je rekao da je u napadu poginulo 12 ljudi.",
    "bg": "{} заяви, че при атаката са загинали 12 души.",
    "ru": "{} заявил, что при атаке погибли 12 человек.",
    "uk": "{} заявив, що внаслідок атаки загинули 12 людей.",
    "el": "Ο {} δήλωσε ότι 12 άνθρωποι σκοτώθηκαν στην επίθεση.",
    "tr": "{} saldırıda 12 kişinin öldüğünü söyledi.",
    "id": "{} mengatakan 12 orang tewas dalam serangan itu.",
    "vi": "{} cho biết 12 người đã thiệt mạng trong vụ tấn công.",
    "ar": "قال {} إن 12 شخصا قتلوا في الهجوم.",
    "fa": "{} گفت که ۱۲ نفر در این حمله کشته شدند.",
    "he": "{} אמר כי 12 בני אדם נהרגו במתקפה.",
    "hi": "{} ने कहा कि हमले में 12 लोग मारे गए।",
    "ko": "{}은 이번 공격으로 12명이 숨졌다고 말했다.",
    "ja": "{}は、この攻撃で12人が死亡したと述べた。",
    "zh": "{}说,袭击造成12人死亡。",
}
CALLED = {
    "ua.zelensky": {
        "en": "Zelensky",
        "de": "Selenskyj",
        "nl": "Zelensky",
        "fr": "Zelensky",
        "es": "Zelenski",
        "pt": "Zelensky",
        "it": "Zelensky",
        "ro": "Zelenski",
        "sv": "Zelenskyj",
        "da": "Zelenskyj",
        "no": "Zelenskyj",
        "fi": "Zelenskyi",
        "hu": "Zelenszkij",
        "pl": "Zełenski",
        "cs": "Zelenskyj",
        "hr": "Zelenski",
        "tr": "Zelenskiy",
        "id": "Zelensky",
        "vi": "Zelensky",
        "bg": "Зеленски",
        "ru": "Зеленский",
        "uk": "Зеленський",
        "el": "Ζελένσκι",
        "ar": "زيلينسكي",
        "fa": "زلنسکی",
        "he": "זלנסקי",
        "hi": "ज़ेलेंस्की",
        "ko": "젤렌스키 대통령",
        "ja": "ゼレンスキー大統領",
        "zh": "泽连斯基",
    },
    "il.netanyahu": {
        "en": "Benjamin Netanyahu",
        "de": "Benjamin Netanjahu",
        "nl": "Benjamin Netanyahu",
        "fr": "Benyamin Netanyahou",
        "es": "Benjamín Netanyahu",
        "pt": "Benjamin Netanyahu",
        "it": "Benjamin Netanyahu",
        "ro": "Benjamin Netanyahu",
        "sv": "Benjamin Netanyahu",
        "da": "Benjamin Netanyahu",
        "no": "Benjamin Netanyahu",
        "fi": "Benjamin Netanjahu",
        "hu": "Benjámin Netanjahu",
        "pl": "Benjamin Netanjahu",
        "cs": "Benjamin Netanjahu",
        "hr": "Benjamin Netanyahu",
        "tr": "Binyamin Netanyahu",
        "id": "Benjamin Netanyahu",
        "vi": "Benjamin Netanyahu",
        "bg": "Бенямин Нетаняху",
        "ru": "Биньямин Нетаньяху",
        "uk": "Біньямін Нетаньягу",
        "el": "Μπενιαμίν Νετανιάχου",
        "ar": "بنيامين نتنياهو",
        "fa": "بنیامین نتانیاهو",
        "he": "בנימין נתניהו",
        "hi": "बेंजामिन नेतन्याहू",
        "ko": "네타냐후 총리",
        "ja": "ネタニヤフ首相",
        "zh": "内塔尼亚胡",
    },
    "ps.haniyeh": {
        "en": "Ismail Haniyeh",
        "de": "Ismail Hanija",
        "nl": "Ismail Haniyeh",
        "fr": "Ismaïl Haniyeh",
        "es": "Ismail Haniya",
        "pt": "Ismail Haniyeh",
        "it": "Ismail Haniyeh",
        "ro": "Ismail Haniyeh",
        "sv": "Ismail Haniyeh",
        "da": "Ismail Haniyeh",
        "no": "Ismail Haniyeh",
        "fi": "Ismail Haniyeh",
        "hu": "Iszmáíl Hanijje",
        "pl": "Ismail Hanije",
        "cs": "Ismáíl Haníja",
        "hr": "Ismail Hanije",
        "tr": "İsmail Haniye",
        "id": "Ismail Haniyeh",
        "vi": "Ismail Haniyeh",
        "bg": "Исмаил Хания",
        "ru": "Исмаил Хания",
        "uk": "Ісмаїл Ханія",
        "el": "Ισμαήλ Χανίγια",
        "ar": "إسماعيل هنية",
        "fa": "اسماعیل هنیه",
        "he": "איסמעיל הנייה",
        "hi": "इस्माइल हानिया",
        "ko": "하니예",
        "ja": "ハニヤ氏",
        "zh": "哈尼亚",
    },
    "cn.xi": {
        "en": "Xi Jinping",
        "de": "Xi Jinping",
        "nl": "Xi Jinping",
        "fr": "Xi Jinping",
        "es": "Xi Jinping",
        "pt": "Xi Jinping",
        "it": "Xi Jinping",
        "ro": "Xi Jinping",
        "sv": "Xi Jinping",
        "da": "Xi Jinping",
        "no": "Xi Jinping",
        "fi": "Xi Jinping",
        "hu": "Hszi Csin-ping",
        "pl": "Xi Jinping",
        "cs": "Si Ťin-pching",
        "hr": "Xi Jinping",
        "tr": "Şi Cinping",
        "id": "Xi Jinping",
        "vi": "Tập Cận Bình",
        "bg": "Си Дзинпин",
        "ru": "Си Цзиньпин",
        "uk": "Сі Цзіньпін",
        "el": "Σι Τζινπίνγκ",
        "ar": "شي جين بينغ",
        "fa": "شی جین‌پینگ",
        "he": "שי ג׳ינפינג",
        "hi": "शी जिनपिंग",
        "ko": "시진핑",
        "ja": "習近平",
        "zh": "习近平",
    },
    "un.guterres": {
        "en": "António Guterres",
        "de": "António Guterres",
        "nl": "António Guterres",
        "fr": "António Guterres",
        "es": "António Guterres",
        "pt": "António Guterres",
        "it": "António Guterres",
        "ro": "António Guterres",
        "sv": "António Guterres",
        "da": "António Guterres",
        "no": "António Guterres",
        "fi": "António Guterres",
        "hu": "António Guterres",
        "pl": "António Guterres",
        "cs": "António Guterres",
        "hr": "António Guterres",
        "tr": "António Guterres",
        "id": "António Guterres",
        "vi": "António Guterres",
        "bg": "Антониу Гутериш",
        "ru": "Антониу Гутерриш",
        "uk": "Антоніу Гутерріш",
        "el": "Αντόνιο Γκουτέρες",
        "ar": "أنطونيو غوتيريش",
        "fa": "آنتونیو گوترش",
        "he": "אנטוניו גוטרש",
        "hi": "एंटोनियो गुटेरेस",
        "ko": "구테흐스",
        "ja": "グテレス",
        "zh": "古特雷斯",
    },
    "ru.lavrov": {
        "en": "Sergei Lavrov",
        "de": "Sergej Lawrow",
        "nl": "Sergej Lavrov",
        "fr": "Sergueï Lavrov",
        "es": "Serguéi Lavrov",
        "pt": "Serguei Lavrov",
        "it": "Sergej Lavrov",
        "ro": "Serghei Lavrov",
        "sv": "Sergej Lavrov",
        "da": "Sergej Lavrov",
        "no": "Sergej Lavrov",
        "fi": "Sergei Lavrov",
        "hu": "Szergej Lavrov",
        "pl": "Siergiej Ławrow",
        "cs": "Sergej Lavrov",
        "hr": "Sergej Lavrov",
        "tr": "Sergey Lavrov",
        "id": "Sergei Lavrov",
        "vi": "Sergei Lavrov",
        "bg": "Сергей Лавров",
        "ru": "Сергей Лавров",
        "uk": "Сергій Лавров",
        "el": "Σεργκέι Λαβρόφ",
        "ar": "سيرغي لافروف",
        "fa": "سرگئی لاوروف",
        "he": "סרגיי לברוב",
        "hi": "सर्गेई लावरोव",
        "ko": "라브로프",
        "ja": "ラブロフ",
        "zh": "拉夫罗夫",
    },
    "sd.hemedti": {
        "en": "Mohamed Hamdan Dagalo",
        "de": "Mohamed Hamdan Dagalo",
        "nl": "Mohamed Hamdan Dagalo",
        "fr": "Mohamed Hamdan Dagalo",
        "es": "Mohamed Hamdan Dagalo",
        "pt": "Mohamed Hamdan Dagalo",
        "it": "Mohamed Hamdan Dagalo",
        "ro": "Mohamed Hamdan Dagalo",
        "sv": "Mohamed Hamdan Dagalo",
        "da": "Mohamed Hamdan Dagalo",
        "no": "Mohamed Hamdan Dagalo",
        "fi": "Mohamed Hamdan Dagalo",
        "hu": "Mohamed Hamdan Dagalo",
        "pl": "Mohamed Hamdan Dagalo",
        "cs": "Mohamed Hamdan Dagalo",
        "hr": "Mohamed Hamdan Dagalo",
        "tr": "Mohamed Hamdan Dagalo",
        "id": "Mohamed Hamdan Dagalo",
        "vi": "Mohamed Hamdan Dagalo",
        "bg": "Мохамед Хамдан Дагало",
        "ru": "Мухаммед Хамдан Дагало",
        "uk": "Мохамед Хамдан Дагало",
        "ar": "حميدتي",
        "fa": "حمیدتی",
        "he": "חמדתי",
        "hi": "हेमेदती",
        "ko": "다갈로",
        "ja": "ダガロ",
        "zh": "达加洛",
    },
    "ir.araghchi": {
        "en": "Abbas Araghchi",
        "de": "Abbas Araghtschi",
        "nl": "Abbas Araghchi",
        "fr": "Abbas Araghchi",
        "es": "Abás Araqchí",
        "pt": "Abbas Araghchi",
        "it": "Abbas Araghchi",
        "ro": "Abbas Araghchi",
        "sv": "Abbas Araghchi",
        "da": "Abbas Araghchi",
        "no": "Abbas Araghchi",
        "fi": "Abbas Araghchi",
        "hu": "Abbász Aragcsi",
        "pl": "Abbas Aragczi",
        "cs": "Abbás Arakčí",
        "hr": "Abas Aragči",
        "tr": "Abbas Arakçi",
        "id": "Abbas Araghchi",
        "vi": "Abbas Araghchi",
        "bg": "Абас Арагчи",
        "ru": "Аббас Аракчи",
        "uk": "Аббас Аракчі",
        "el": "Αμπάς Αραγτσί",
        "ar": "عباس عراقجي",
        "fa": "عباس عراقچی",
        "he": "עבאס עראקצ׳י",
        "hi": "अब्बास अराघची",
        "ko": "아라그치",
        "ja": "アラグチ",
        "zh": "阿拉格齐",
    },
}


def speakers(text: str, lang: str = "en") -> list[Speaker]:
    """The first speaker of each claim of `text`."""
    found = claims_of(Document("report", text, lang=lang))
    return [claim.sources[0] for claim in found if isinstance(claim, Claim) and claim.sources]


def entities(text: str, lang: str = "en") -> list[str | None]:
    """The entities of the first speakers."""
    return [speaker.entity for speaker in speakers(text, lang)]


@pytest.mark.parametrize("lang", SAID)
def test_known_persons_are_one_entity_in_every_language(lang: str) -> None:
    found = {who: entities(SAID[lang].format(names[lang]), lang) for who, names in CALLED.items() if lang in names}
    assert found == {who: [who] for who in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "General Kim Min-su said 12 soldiers were killed. Kim added that 30 people were injured.",
            ["person.kim-min-su.military"] * 2,
        ),
        (
            "The South Korean lawmaker Lee Sang-kwon said 12 soldiers were killed.",
            ["person.kr.lee-sang-kwon"],
        ),
        ("Mayor Rosa Perez said 12 people were killed.", ["person.rosa-perez"]),
        ("US President Donald Trump said 12 people were killed.", ["us.trump"]),
        (
            "US President Donald Trump arrived. Later the president said 15 people were killed.",
            ["us.trump"],
        ),
        ("The Ukrainian president said 12 soldiers were killed. Zelensky spoke in Kyiv.", ["ua.zelensky"]),
        ("The Ukrainian president said 12 soldiers were killed.", ["ua.head_of_state"]),
        ("Prime Minister Shehbaz Sharif spoke. Sharif said 40 people were injured.", ["pk.shehbaz"]),
        ("Vitaliy Kim, governor of Mykolaiv, said 12 people were killed.", ["ua.vitaliy_kim"]),
        ("Donald Trump Jr. said 12 people were killed.", ["person.donald-trump-jr"]),
        ("Danylo Zelensky, a miner, said 12 people were killed.", ["person.danylo-zelensky"]),
    ],
)
def test_the_fullest_name_of_the_report(text: str, found: list[str]) -> None:
    assert entities(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Reports said 12 people were killed.",
        "A spokesman said 12 people were killed.",
        "A lawmaker said 12 people were killed.",
        "Police in Baton Rouge said 12 people were killed.",
        "Avon and Somerset Police said 12 people were killed.",
        "Witnesses said 12 people were killed.",
        "Lee said 12 people were killed.",
        "On Twitter, users said 12 people were killed.",
    ],
)
def test_what_is_no_person_gets_none(text: str) -> None:
    assert not [entity for entity in entities(text) if entity and entity.startswith("person.")]


def test_whoever_is_named_next_is_the_one_who_held_the_office() -> None:
    text = (
        "A South Korean lawmaker said that 12 soldiers were killed. "
        "The claim was made by lawmaker Ko Tae-min, based on a briefing by the National Intelligence Service."
    )
    names = {speaker.name for claim in claims_of(Document("report", text, lang="en")) if isinstance(claim, Claim)
             for speaker in (*claim.sources, *claim.via)}  # fmt: skip
    assert "Ko Tae-min" in names


def test_a_body_named_with_its_direction_is_the_body() -> None:
    text = "Die NIS des Südens sagte, in Südkorea seien 12 Soldaten getötet worden."
    assert entities(text, "de") == ["kr.nis"]


def test_an_entity_tells_those_under_arms_from_others() -> None:
    assert person_id("Kim Min-su", "KR", "opposition") == "person.kr.kim-min-su"
    assert person_id("Kim Min-su", "KR", "military") == "person.kr.kim-min-su.military"
    assert person_id("Kim Min-su", None, None) == "person.kim-min-su"
