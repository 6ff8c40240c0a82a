"""A country and a kind of body are one body, in every language and in the order in which it sets them."""

import tomllib
from itertools import cycle
from pathlib import Path

import pytest

from counterclaim.extract.names import names_lexicon
from counterclaim.extract.phrases import phrase_at
from counterclaim.extract.speakers import voice_of
from counterclaim.extract.tagging import tag
from counterclaim.gazetteer.states import body_of, state_kinds
from counterclaim.model import Span
from counterclaim.packs import folder_of, languages, pack_for, tables_in
from counterclaim.packs.expand import expand

FRAMES = tomllib.loads(Path(__file__).with_name("composition.toml").read_text("utf-8"))
COUNTRIES = FRAMES.pop("countries").split()


def entity(lang: str, text: str) -> str | None:
    """The body that the phrase `text` names."""
    pack = pack_for(lang)
    assert pack is not None
    s = tag(text, Span(0, len(text)), pack, names_lexicon(lang))
    phrase = phrase_at(s, 0)
    countries = frozenset(found.value.code for found in s.each("country"))
    return voice_of(s, phrase, countries).speaker.entity if phrase else None


def test_every_language_has_its_order() -> None:
    assert FRAMES.keys() == set(languages())
    assert len(COUNTRIES) >= 80


@pytest.mark.parametrize("lang", FRAMES)
def test_a_country_and_a_kind_are_one_body(lang: str) -> None:
    folder = folder_of(lang)
    assert folder is not None
    tables = tables_in(folder)
    words = {row["kind"]: expand(row["words"][0])[0] for row in reversed(tables["speech"]["kinds"])}
    capitalised = {form for pattern in tables["countries"].get("capitalised", ()) for form in expand(pattern)}
    lands = cycle(code for code in COUNTRIES if code in tables["countries"])
    wrong = []
    for kind in state_kinds():
        for country in (next(lands) for _ in range(9)):
            forms = tables["countries"][country]
            name, adjective = (expand(forms.get(form, forms["names"])[0])[0] for form in ("names", "adjective"))
            if adjective.lower() in capitalised:
                adjective = adjective.title()
            for frame in FRAMES[lang]:
                if name.endswith(("s", "z")):
                    frame = frame.replace("{name}s", "{name}")
                text = frame.format(name=name, adjective=adjective, kind=words[kind])
                text = text[0].upper() + text[1:]
                body = body_of(country, kind)
                assert body is not None
                if entity(lang, text) != body.id:
                    wrong.append((text, entity(lang, text), body.id))
    assert not wrong


@pytest.mark.parametrize(
    ("lang", "text", "body"),
    [
        ("de", "das südkoreanische Verteidigungsministerium", "kr.mnd"),
        ("de", "Der philippinische Nationale Geheimdienst", "ph.intelligence"),
        ("fr", "ministère sud-coréen de la Défense", "kr.mnd"),
        ("fr", "Le service turc de renseignement", "tr.mit"),
        ("fr", "La Garde nationale ukrainienne", "ua.armed_forces"),
        ("es", "El Ministerio ucraniano de Defensa", "ua.mod"),
        ("es", "La agencia turca de gestión de desastres", "tr.afad"),
        ("it", "Il ministero brasiliano della Salute", "br.health_ministry"),
        ("pt", "O Ministério ucraniano da Defesa", "ua.mod"),
        ("zh", "韩国国防部", "kr.mnd"),
        ("zh", "肯尼亚防卫省", "ke.defence_ministry"),
        ("hu", "Belga elnök", "be.head_of_state"),
        ("en", "The Turkish National Intelligence Service", "tr.mit"),
        ("en", "The South Korean parliament", "kr.parliament"),
        ("en", "US prosecutors", None),
        ("en", "A Turkish hospital", None),
        ("en", "The Scottish government", None),
        ("de", "Die katalanische Regierung", None),
        ("ru", "Чеченские власти", None),
        ("es", "Las autoridades catalanas", None),
        ("en", "The English government", "gb.government"),
    ],
)
def test_words_stand_apart_or_belong_to_another(lang: str, text: str, body: str | None) -> None:
    assert entity(lang, text) == body
