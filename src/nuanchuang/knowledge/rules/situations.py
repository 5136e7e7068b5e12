"""Where a learned card is said: the codes of conduct's situations that answers from above concern. Pure."""

from collections.abc import Mapping

SITUATIONS: Mapping[str, str] = {
    "answering": "答问题",
    "checking": "核材料",
    "missing": "缺材料",
    "refusing": "这次办不了",
    "bottom_line": "坚持原则",
    "promising": "约期答复",
    "hardship": "有难处",
    "fee": "收费缴款",
    "system_down": "系统故障",
    "who_decides": "谁说了算",
}
USUAL = "answering"
"""What a fresh draft is filed under."""
