"""Which language a text is in: by script, by little words, by the model."""

import pytest

from counterclaim.read import language_of
from counterclaim.read.language import _table, common_languages, plain_language, primary

TEXTS = {
    "en": "The coast guard said that six people were killed and that nine of them had been on their way to the island.",
    "de": "Sechs Menschen sind nach Angaben der Küstenwache ums Leben gekommen, und es wurden noch "
    "neun von ihnen vermisst.",
    "nl": "Volgens de kustwacht zijn zes mensen om het leven gekomen en worden er nog negen vermist "
    "na een brand in het dorp.",
    "fr": "Six personnes ont été tuées dans le naufrage du bateau, selon les autorités, et neuf "
    "autres sont portées disparues.",
    "fi": "Kuusi ihmistä on kuollut ja yhdeksän on kadonnut, kun lautta upposi saaren edustalla, "
    "sanoi rannikkovartiosto.",
    "uk": "За даними берегової охорони, шестеро людей загинули, а ще дев'ятеро зникли безвісти, коли "
    "пором затонув біля острова.",
    "ru": "По данным береговой охраны, шесть человек погибли, ещё девять пропали без вести, когда "
    "паром затонул у острова.",
    "el": "Έξι άνθρωποι πέθαναν.",
    "he": "שישה בני אדם נהרגו.",
    "ko": "여섯 명이 숨졌다.",
    "ja": "6人が死亡しました。",
    "zh": "六人死亡，九人失踪。",
    "th": "มีผู้เสียชีวิตหกราย",
    "hi": "नौका डूबने से छह लोगों की मौत हो गई और नौ लोग अब भी लापता हैं, तटरक्षक बल ने कहा।",
    "ar": "قال خفر السواحل إن ستة أشخاص لقوا حتفهم في غرق العبارة وإن تسعة آخرين ما زالوا في عداد المفقودين.",
    "fa": "گارد ساحلی گفت که شش نفر در غرق شدن کشتی کشته شدند و نه نفر دیگر هنوز ناپدید هستند.",
    "sw": "Walinzi wa pwani walisema kuwa watu sita walikufa na wengine tisa hawajulikani walipo "
    "baada ya kivuko kuzama.",
}


@pytest.mark.parametrize(("language", "text"), TEXTS.items())
def test_a_sentence_is_in_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize("language", ["en", "de", "nl", "fr", "el", "he", "ko", "ja", "zh", "th"])
def test_no_model_is_loaded_for_a_plain_case(language: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise AssertionError("the model was loaded")

    monkeypatch.setattr("counterclaim.read.language._identifier", refuse)
    assert language_of(TEXTS[language]) == language


@pytest.mark.parametrize("text", ["", " \n", "1,100 – 3.000 (2024) %", "🙂🙂", "٣٠٠"])
def test_a_text_without_letters_is_in_no_language(text: str) -> None:
    assert language_of(text) is None
    assert plain_language(text) is None


@pytest.mark.parametrize("before", ["\n" * 5_000, "1,100; 3.000\n" * 400])
def test_a_text_that_begins_late_is_in_its_language(before: str) -> None:
    assert language_of(before + TEXTS["nl"]) == "nl"
    assert plain_language(before + TEXTS["nl"]) == "nl"


def test_what_is_wanted_wins_a_close_call() -> None:
    headline = "Dode bij brand in dorp"
    assert language_of(headline, ["nl"]) == "nl"
    assert language_of(TEXTS["fi"], ["nl", "en", "de"]) == "fi"


def test_only_the_beginning_counts() -> None:
    assert language_of(TEXTS["de"] * 30 + TEXTS["en"] * 300) == "de"


def test_names_in_another_script_do_not_decide() -> None:
    assert (
        language_of(
            "The newspaper 朝日新聞 and the agency Интерфакс said that six people had been killed in the storm."
        )
        == "en"
    )


@pytest.mark.parametrize(
    ("tag", "code"),
    [
        ("en-US", "en"),
        ("zh_Hant_TW", "zh"),
        ("NL", "nl"),
        ("nb", "no"),
        ("iw", "he"),
        (" de ", "de"),
        ("", None),
        (None, None),
        ("English", None),
        ("e", None),
        ("{{ lang }}", None),
    ],
)
def test_the_primary_language_of_a_tag(tag: str | None, code: str | None) -> None:
    assert primary(tag) == code


def test_the_table_is_whole() -> None:
    table = _table()
    listed = {language for languages in table.languages.values() for language in languages}
    assert set(table.letters) <= listed
    assert common_languages() <= listed
    assert all(one[1] <= other[0] for one, other in zip(table.ranges, table.ranges[1:], strict=False))
