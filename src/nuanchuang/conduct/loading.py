"""Reading the data folder into one Conduct."""

from collections.abc import Mapping
from pathlib import Path

from nuanchuang.catalogue.rules import Ground
from nuanchuang.conduct import parsing
from nuanchuang.conduct.rules.model import Conduct
from nuanchuang.platform.content import read

DATA = Path(__file__).resolve().parent / "data"


def load(grounds: Mapping[str, Ground], folder: Path = DATA) -> Conduct:
    """The content of a folder; raises ContentError with file and path at the first fault."""
    cues, greetings, moves = (read(folder, f"{name}.yaml") for name in ("cues", "greetings", "moves"))
    situations = parsing.situations(read(folder, "situations.yaml"))
    files = [read(folder, f"cards/{path.name}") for path in sorted((folder / "cards").glob("*.yaml"))]
    cards = parsing.cards(files, situations, grounds)
    return Conduct(
        version=cues.fields("schema version cues")("version").string(),
        cues=parsing.cues(cues),
        welcome=parsing.additions(greetings, "welcome"),
        farewell=parsing.additions(greetings, "farewell"),
        situations=situations,
        cards=cards,
        moves=parsing.moves(moves, cards),
    )
