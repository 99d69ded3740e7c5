"""A slide as an editable PowerPoint file."""

from slides.powerpoint.deck import pptx_of
from slides.powerpoint.judge import TemplateError

__all__ = ["TemplateError", "pptx_of"]
