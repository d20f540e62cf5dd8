"""Help pages and usage errors in Vietnamese: the command-line library speaks English only."""

from textwrap import fill
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

_HELP_OPTION = "Hiện hướng dẫn này rồi thoát."
_WIDTH = 100


class Misuse(typer.BadParameter):
    """A usage error of our own; its message is Vietnamese already."""


class Command(TyperCommand):
    """One command whose help page is Vietnamese."""

    def get_help(self, ctx: Any) -> str:
        """The whole help page."""
        return "\n".join([_usage(self, ctx), "", *_about(self), *_parameters(self, ctx)])


class Group(TyperGroup):
    """The command that holds the others."""

    def get_help(self, ctx: Any) -> str:
        """The whole help page, with one line a command."""
        known = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        commands = ["", "Các lệnh:", *_table([(name, words.split("\n")[0]) for name, words in known])]
        return "\n".join([_usage(self, ctx, " LỆNH ..."), "", *_about(self), *_parameters(self, ctx), *commands])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command. Raises a usage error in Vietnamese for one that does not exist."""
        if self.get_command(ctx, args[0]) is None and not args[0].startswith("-"):
            raise Misuse(f"Không có lệnh «{args[0]}»; các lệnh: {', '.join(self.commands)}.", ctx)
        return super().resolve_command(ctx, args)


def explain(error: typer.TyperException) -> str:
    """One Vietnamese line for a usage error; the help page where a bare `troly` was typed."""
    kind = type(error).__name__
    if kind == "NoArgsIsHelpError":
        return error.message
    ctx = getattr(error, "ctx", None)
    command = ctx.command_path if ctx else "troly"
    return f"{_reason(kind, error)} Xem «{command} --help»."


def _reason(kind: str, error: typer.TyperException) -> str:
    option = getattr(error, "option_name", None)
    param = getattr(error, "param", None)
    name = _name(param) if param is not None else ""
    if kind == "NoSuchOption":
        return f"Không có tuỳ chọn {option}."
    if kind == "BadOptionUsage":
        return f"Tuỳ chọn {option} dùng chưa đúng: thiếu giá trị hoặc thừa giá trị."
    if kind == "MissingParameter":
        return f"Còn thiếu {name}."
    if kind == "BadParameter" and name:
        return f"Giá trị của {name} không hợp lệ."
    return error.message if isinstance(error, Misuse) else "Câu lệnh thừa hoặc thiếu phần."


def _name(param: Any) -> str:
    if param.param_type_name == "argument":
        return str(param.metavar or param.name)
    return str(max(param.opts, key=len))


def _usage(command: Any, ctx: Any, tail: str = "") -> str:
    arguments = [
        f" {_name(one)}" if one.required else f" [{_name(one)}]"
        for one in command.params
        if one.param_type_name == "argument"
    ]
    return f"Cách dùng: {ctx.command_path} [TUỲ CHỌN]{''.join(arguments)}{tail}"


def _about(command: Any) -> list[str]:
    return [fill(part, _WIDTH) for part in (command.help or "").split("\n\n")]


def _parameters(command: Any, ctx: Any) -> list[str]:
    arguments, options = [], []
    for one in command.get_params(ctx):
        if one.param_type_name == "argument":
            arguments.append((_name(one), one.help or ""))
        elif one.name == "help":
            options.append(("--help", _HELP_OPTION))
        else:
            value = "" if one.is_flag else f" {one.metavar}"
            options.append((", ".join(one.opts) + value, one.help or ""))
    lines = ["", "Đối số:", *_table(arguments)] if arguments else []
    return [*lines, "", "Tuỳ chọn:", *_table(options)]


def _table(rows: list[tuple[str, str]]) -> list[str]:
    left = max(len(name) for name, _ in rows) + 4
    return [
        fill(words, _WIDTH, initial_indent=f"  {name}".ljust(left), subsequent_indent=" " * left)
        if words
        else f"  {name}"
        for name, words in rows
    ]
