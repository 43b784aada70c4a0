from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from viennagraph import resources
from viennagraph.register import modality

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def forms() -> modality.ModalForms:
    return modality.load(resources.ontology())


@pytest.fixture
def vocabularies(tmp_path: Path) -> Path:
    """A copy of the vocabularies, to break."""
    shutil.copytree(resources.ontology() / "vocabulary", tmp_path / "vocabulary")
    return tmp_path


@pytest.mark.parametrize("kind", ["auxiliaries", "asked", "asks", "urging"])
def test_each_form_has_one_strength(kind: str, forms: modality.ModalForms) -> None:
    listed = getattr(forms, kind)

    assert len(listed) == len(dict(listed))


def test_each_form_of_a_verb_leads_to_one_lemma(forms: modality.ModalForms) -> None:
    assert len(forms.verbs) == len(dict(forms.verbs))


def test_each_strength_is_a_notation_of_the_scale(forms: modality.ModalForms) -> None:
    scale = {"must", "urged", "requested", "called upon", "should", "encouraged", "invited"}

    assert scale == {strength for _, strength in (*forms.auxiliaries, *forms.asked)}


@pytest.mark.parametrize(
    ("form", "lemma"),
    [
        ("used", "use"),
        ("harmonised", "harmonize"),
        ("taken", "take"),
        ("referring", "refer"),
        ("applied", "apply"),
        ("analyze", "analyse"),
        ("overseen", "oversee"),
    ],
)
def test_a_form_leads_to_its_lemma(form: str, lemma: str, forms: modality.ModalForms) -> None:
    assert lemma == dict(forms.verbs)[form]


def test_no_label_is_two_kinds_of_form(forms: modality.ModalForms) -> None:
    leading = [phrase for phrase, _ in forms.asks]
    every = [*leading, *forms.decides, *forms.stresses, *forms.states]

    assert len(every) == len(set(every))


def test_a_missing_vocabulary_is_refused_by_name(vocabularies: Path) -> None:
    (vocabularies / "vocabulary" / "actor.ttl").unlink()

    with pytest.raises(modality.ModalityError, match=r"actor\.ttl: could not be read"):
        modality.load(vocabularies)


def test_what_is_no_turtle_is_refused_by_name(vocabularies: Path) -> None:
    (vocabularies / "vocabulary" / "modality.ttl").write_text("not Turtle", "utf-8")

    with pytest.raises(modality.ModalityError, match=r"modality\.ttl: not Turtle"):
        modality.load(vocabularies)


def test_a_form_without_strength_is_refused_by_name(vocabularies: Path) -> None:
    path = vocabularies / "vocabulary" / "modality.ttl"
    text = path.read_text("utf-8").replace("    vg:strength strength:urged ;\n", "")
    path.write_text(text, "utf-8")

    with pytest.raises(modality.ModalityError, match="urge has no strength"):
        modality.load(vocabularies)


def test_a_concept_without_label_is_refused_by_name(vocabularies: Path) -> None:
    path = vocabularies / "vocabulary" / "action-verb.ttl"
    path.write_text(path.read_text("utf-8").replace('skos:prefLabel "adopt"@en ;', ""), "utf-8")

    with pytest.raises(modality.ModalityError, match="adopt needs one preferred label"):
        modality.load(vocabularies)
