"""Words in the two languages of the house."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Text:
    """One sentence in both languages; ``str()`` gives the Chinese."""

    zh: str
    en: str

    def pick(self, lang: str) -> str:
        """English for ``en`` and its variants, Chinese for every other language code."""
        return self.en if lang.lower().startswith("en") else self.zh

    def __str__(self) -> str:
        return self.zh
