"""``nuanchuang``: the command line."""

import argparse
import getpass
import io
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import django

NOT_SERVED = ["redoc*"]
"""A second reader of the API that nobody is offered; compressing it took most of the set-up."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code. Refusals are said in Chinese and English on stderr."""
    options = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = options.run
    if command is _lint:  # needs no database and no settings, so it starts at once
        return command(options)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuanchuang.app.settings")
    django.setup()
    from nuanchuang.app.plans import PlanError
    from nuanchuang.platform.refusals import Refusal

    try:
        return command(options)
    except Refusal as refusal:
        return _say(refusal)
    except PlanError as error:
        print(f"大厅文件有误：{error}", file=sys.stderr)
        return 2


def _say(refusal: Exception) -> int:
    from django.utils import translation

    from nuanchuang.platform.refusals import Refusal
    from nuanchuang.platform.spoken import sentence

    assert isinstance(refusal, Refusal)  # noqa: S101 — the caller caught it as one
    for language in ("zh-hans", "en"):
        with translation.override(language):
            print(sentence(refusal), file=sys.stderr)
    return 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="nuanchuang", description="暖窗: runs a traffic-police service hall."
    )
    verbs = parser.add_subparsers(required=True, metavar="COMMAND")
    setup = verbs.add_parser("setup", help="database, static files, message catalogues; with --hall a hall")
    setup.add_argument(
        "--hall", type=Path, metavar="FILE", help="a hall's plan (YAML, see app/demo_hall.yaml)"
    )
    setup.add_argument("--admin", metavar="BADGE", help="the hall's first administrator; asks for a password")
    setup.set_defaults(run=_setup)
    serve = verbs.add_parser("serve", help="serve all surfaces on one port")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int)
    serve.set_defaults(run=_serve)
    verbs.add_parser("demo", help="create the demo hall (slug demo) unless it is there").set_defaults(
        run=_demo
    )
    verbs.add_parser("verify", help="check the journal from its first row").set_defaults(run=_verify)
    _token_parser(verbs.add_parser("token", help="tokens for programs and screens"))
    _catalogue_parser(verbs.add_parser("catalogue", help="check or search the catalogue"))
    lint = verbs.add_parser("lint", help="how a sentence sounds: one a line in, one JSON object a line out")
    lint.add_argument(
        "--situation", default="", metavar="NAME", help="also what such a reply must hold: refusal, missing …"
    )
    lint.set_defaults(run=_lint)
    _law_parser(verbs.add_parser("law", help="official texts: read in, compare"))
    return parser


def _token_parser(parser: argparse.ArgumentParser) -> None:
    create = parser.add_subparsers(required=True, metavar="VERB").add_parser("create", help="print one token")
    create.add_argument("--hall", required=True)
    create.add_argument(
        "--role", required=True, choices=["kiosk", "window", "board", "counter", "guide", "integration"]
    )
    create.add_argument("--window", type=int, metavar="N")
    create.set_defaults(run=_token)


def _catalogue_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    check = verbs.add_parser("check", help="walk every matter, path and ground")
    check.add_argument(
        "--laws", type=Path, metavar="FOLDER", help="official texts to hold the grounds against"
    )
    check.set_defaults(run=_catalogue_check)
    find = verbs.add_parser("find", help="find a matter by everyday words")
    what = find.add_mutually_exclusive_group(required=True)
    what.add_argument("words", nargs="*", default=[])
    what.add_argument(
        "--score", type=Path, metavar="FILE", help="how many of these questions find their matter"
    )
    find.set_defaults(run=_catalogue_find)
    table = verbs.add_parser("table", help="print a decision table as CSV")
    table.add_argument("name", metavar="CODE_OR_SLUG", help="A7 for a matter, late-renewal for a wizard")
    table.add_argument("--language", choices=["zh", "en"], default="zh")
    table.add_argument("--certain", action="store_true", help="leave out answers of “I am not sure”")
    table.set_defaults(run=_catalogue_table)


def _law_parser(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    take = verbs.add_parser("import", help="read an official text in (Markdown, text, DOCX)")
    take.add_argument("file", type=Path)
    take.add_argument(
        "--rule", default="", help="its key in catalogue/data/rules.yaml, where the title is not enough"
    )
    take.add_argument("--version", default="", metavar="YYYY-MM-DD", help="the day of this version")
    take.set_defaults(run=_law_import)
    verbs.add_parser("check", help="hold every ground against the texts read in").set_defaults(run=_law_check)


def _setup(options: argparse.Namespace) -> int:
    from django.core.management import call_command

    from nuanchuang.catalogue import actions as catalogue
    from nuanchuang.platform import clock

    call_command("migrate", interactive=False, verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0, ignore_patterns=NOT_SERVED)
    catalogue.note_release(now=clock.now())
    return _set_up_hall(options) if options.hall else 0


def _set_up_hall(options: argparse.Namespace) -> int:
    from nuanchuang.app import plans
    from nuanchuang.hall import actions as hall_actions
    from nuanchuang.journal.actions import SYSTEM
    from nuanchuang.people import actions as people
    from nuanchuang.platform import clock, env
    from nuanchuang.platform.db import write

    plan, _ = plans.read(options.hall)
    now = clock.now()
    with write():
        hall = hall_actions.set_up_hall(plan, now=now)
        if options.admin:
            password = env.secret("NUANCHUANG_ADMIN_PASSWORD") or getpass.getpass("管理员密码 / password: ")
            people.hire(
                hall=hall, badge=options.admin, password=password, roles=["administrator"], by=SYSTEM, now=now
            )
    print(f"{hall.name}（{hall.slug}）")
    return 0


def _serve(options: argparse.Namespace) -> int:
    from django.conf import settings

    from nuanchuang.app import serve

    serve.run(options.host, options.port or settings.PORT)
    return 0


def _demo(options: argparse.Namespace) -> int:
    from django.conf import settings

    from nuanchuang.app import demo
    from nuanchuang.platform import clock

    created = demo.create(clock.now())
    print("演示大厅已建好（demo）。" if created else "演示大厅已经在了（demo），数据保留。")
    print(demo.welcome(settings.PUBLIC_URL))
    return 0


def _verify(options: argparse.Namespace) -> int:
    from nuanchuang.journal import reads

    if not reads.guarded():
        print("the triggers that protect the journal are missing; run: nuanchuang setup", file=sys.stderr)
        return 1
    faults = reads.verify()
    for fault in faults:
        print(f"chain {fault.chain}: {fault.what}")
    if not faults:
        for chain, seq in sorted(reads.heads().items()):
            print(f"chain {chain}: {seq} rows fit, head {reads.head(chain)[1]}")
    return 1 if faults else 0


def _token(options: argparse.Namespace) -> int:
    from nuanchuang.hall import actions, reads
    from nuanchuang.journal.actions import SYSTEM
    from nuanchuang.platform import clock

    hall = reads.hall_by_slug(options.hall)
    window = None
    if options.role in ("window", "counter"):
        window = reads.first_window(hall) if options.window is None else reads.window(hall, options.window)
    token = actions.issue_token(
        hall=hall, kind=options.role, name="token", window=window, by=SYSTEM, now=clock.now()
    )
    print(token)
    return 0


def _catalogue_check(options: argparse.Namespace) -> int:
    from nuanchuang.catalogue import commands
    from nuanchuang.conduct import commands as conduct

    faulty = commands.check(options.laws)
    return conduct.check() or faulty


def _lint(options: argparse.Namespace) -> int:
    from nuanchuang.wording import commands

    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # Chinese whatever the terminal's own encoding
            stream.reconfigure(encoding="utf-8", errors="replace")
    return commands.lint(sys.stdin, options.situation)


def _law_import(options: argparse.Namespace) -> int:
    from nuanchuang.catalogue import commands
    from nuanchuang.platform import clock

    return commands.law_import(options.file, options.rule, options.version, clock.now())


def _law_check(options: argparse.Namespace) -> int:
    from nuanchuang.catalogue import commands

    return commands.law_check()


def _catalogue_find(options: argparse.Namespace) -> int:
    from nuanchuang.catalogue import commands

    return (
        commands.find_score(options.score) if options.score else commands.find_text(" ".join(options.words))
    )


def _catalogue_table(options: argparse.Namespace) -> int:
    from nuanchuang.catalogue import commands

    return commands.table(options.name, options.language, certain=options.certain)


if __name__ == "__main__":
    sys.exit(main())
