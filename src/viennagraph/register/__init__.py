"""What the ontology's Turtle files know, as plain values: entities, terms, cues and modal forms."""

from viennagraph.register.load import load
from viennagraph.register.values import Cue, Known, Register, Term

__all__ = ["Cue", "Known", "Register", "Term", "load"]
