"""The sentences themselves."""

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from nuanchuang.catalogue.rules import Text
from nuanchuang.conduct.rules import Moment, cue


@cache
def cues() -> Mapping[str, Text]:
    """All cues by key, loaded once from data/cues.yaml."""
    raw = yaml.safe_load(resources.files("nuanchuang.conduct").joinpath("data/cues.yaml").read_text("utf-8"))
    return {key: Text(zh=each["zh"], en=each["en"]) for key, each in raw["cues"].items()}


def sentence(key: str, **places: Text) -> Text:
    """A cue with its ``%(name)s`` places filled in both languages."""
    found = cues()[key]
    return Text(
        zh=found.zh % {name: text.zh for name, text in places.items()} if places else found.zh,
        en=found.en % {name: text.en for name, text in places.items()} if places else found.en,
    )


def next_sentence(moment: Moment, **places: Text) -> Text:
    """What to say at this moment; the largest text on the desk."""
    return sentence(cue(moment), **places)
