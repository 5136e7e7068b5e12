"""What the command line asks of the room; gives exit codes."""

from nuanchuang.catalogue import reads as catalogue
from nuanchuang.conduct import reads, rules
from nuanchuang.platform.content import ContentError


def check() -> int:
    """Print the counts of the content and every fault; 1 when there is one."""
    try:
        report = rules.check(reads.library(), catalogue.as_shipped().matters.values())
    except ContentError as error:
        print(error)
        return 1
    for fault in report.faults:
        print(fault)
    kinds = ", ".join(f"{report.cards[kind]} {kind}" for kind in rules.KINDS)
    print(
        f"conduct {reads.library().version}: {sum(report.cards.values())} cards ({kinds}), "
        f"{report.situations} situations, {report.moves} moves, {report.cues} cues; "
        f"{len(report.faults)} faults"
    )
    return 1 if report.faults else 0
