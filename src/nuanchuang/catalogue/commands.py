"""What the command line asks of the catalogue; gives exit codes."""

from nuanchuang.catalogue import reads, rules
from nuanchuang.catalogue.schema import ContentError


def check() -> int:
    """Walk every path and print the counts and every fault; 1 when there is a fault."""
    try:
        report = rules.check(reads.library())
    except ContentError as error:
        print(error)
        return 1
    for fault in report.faults:
        print(f"{fault.matter or 'library'}: {fault.where}: {fault.what}")
    print(
        f"{reads.library().release}: {report.matters} matters, {report.questions} questions, "
        f"{report.options} options, {report.materials} materials, {report.reasons} reasons; "
        f"{report.grounds} grounds, {report.matched} matched with the law's text; "
        f"{report.paths} paths walked, {len(report.faults)} faults"
    )
    return 1 if report.faults else 0


def find_text(query: str) -> int:
    """Print the matters a query may mean, best first, with code and reason; 1 when none fits."""
    found = reads.find(query)
    for hit in found:
        titles = f"{hit.matter.title.zh} ({hit.matter.title.en})"
        print(f"{hit.matter.code} {titles} {hit.score:.2f} {hit.because.zh}")
    if not found:
        print("没有找到。请换个说法，或问导办员。")
    return 0 if found else 1
