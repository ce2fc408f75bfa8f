"""The commands as typer runs them: loaded when called, with help from the locale."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any, ClassVar, NoReturn

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption

from telectl.cli import help as texts
from telectl.cli.options import Options, peek, shared
from telectl.cli.streams import show
from telectl.findings import Exit, Refusal

Table = Mapping[str, tuple[str, str]]


class _Shared:
    """What a command and a group have in common: the global options, and the help."""

    params: list[Any]
    help: str | None
    epilog: str | None

    def get_params(self, ctx: Any) -> list[Any]:
        own: list[Any] = super().get_params(ctx)  # type: ignore[misc]  # of the class mixed with
        if "_shared" not in self.__dict__:
            self._shared = shared()
        return [*own, *self._shared]

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]  # of the class mixed with
        option.callback = _help
        return option

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        texts.write_usage(self, ctx, formatter)


class Command(_Shared, TyperCommand):
    """A command that does something; what was typed after it decides what its help tells."""

    typed: tuple[str, ...] = ()

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """As ever, but with our own words for arguments too many."""
        ctx.find_root().obj.command = ctx.command_path
        self.typed = tuple(args)
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise Refusal(Exit.USAGE, "usage.extra", arguments=tuple(map(str, rest)))
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, purpose, parameters, global options, example."""
        self.format_usage(ctx, formatter)
        texts.write_purpose(self, ctx, formatter)
        texts.write_parameters(self, ctx, formatter)
        self.write_more(ctx, formatter)
        texts.write_global_options(self, ctx, formatter)
        texts.write_example(ctx, formatter, self.epilog or "")

    def write_more(self, ctx: Any, formatter: Any) -> None:
        """What a command of its own kind tells beside its parameters."""


class Group(_Shared, TyperGroup):
    """A noun with its verbs."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Nothing asked for: the help, and the exit code of a wrong call."""
        options = ctx.find_root().obj
        options.command = ctx.command_path
        if not args and not ctx.resilient_parsing:
            if options.format == "json":  # for a program a help text would be no answer
                raise Refusal(Exit.USAGE, "usage.missing_command")
            show(ctx.get_help())
            ctx.exit(Exit.USAGE)
        return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """The command of that name, or a refusal with the nearest one."""
        name = args[0]
        if self.get_command(ctx, name) is None and not ctx.resilient_parsing:
            if name.startswith("-"):
                self.make_parser(ctx).parse_args(list(args))
            no_command(name, self.list_commands(ctx))
        return super().resolve_command(ctx, args)

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Usage, purpose, verbs, global options, example."""
        self.format_usage(ctx, formatter)
        texts.write_purpose(self, ctx, formatter)
        rows = [(name, self.commands[name].help or "") for name in self.list_commands(ctx)]
        texts.write_commands(ctx, formatter, texts.voice_of(ctx)("frame.commands"), rows)
        texts.write_parameters(self, ctx, formatter)
        texts.write_global_options(self, ctx, formatter)
        texts.write_example(ctx, formatter, f"example.{'.'.join(ctx.command_path.split()[1:])}")


class Root(Group):
    """The program: a table of names, each a module that is imported when it is called."""

    table: ClassVar[Table] = {}
    package: ClassVar[str] = "telectl.cli"

    def list_commands(self, ctx: Any) -> list[str]:
        """The names of the table, in its order."""
        return list(self.table)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """The command of that name, from its module."""
        if cmd_name not in self.table:
            return None
        if cmd_name not in self.commands:
            module = import_module(f"{self.package}.{self.table[cmd_name][0]}")
            self.commands[cmd_name] = typer.main.get_command(module.app)
        return self.commands[cmd_name]

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Every command in its group, without loading one."""
        self.format_usage(ctx, formatter)
        texts.write_purpose(self, ctx, formatter)
        voice = texts.voice_of(ctx)
        widest = max(map(len, self.table), default=0)
        for group in dict.fromkeys(group for _, group in self.table.values()):
            names = [name for name, (_, of) in self.table.items() if of == group]
            rows = [(name.ljust(widest), f"help.{name}") for name in names]
            texts.write_commands(ctx, formatter, voice(f"group.{group}"), rows)
        texts.write_global_options(self, ctx, formatter)
        texts.write_parameters(self, ctx, formatter)
        texts.write_example(ctx, formatter, "example")
        texts.write_closing(ctx, formatter)

    def make_context(
        self, info_name: str | None, args: list[str], parent: Any = None, **extra: Any
    ) -> Any:
        """The root of a run, with its options as object."""
        extra.setdefault("obj", Options(language=peek(args).language))
        return super().make_context(info_name, args, parent=parent, **extra)

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> NoReturn:
        """Run and exit; refusals and wrong calls are said in the language of the line."""
        from telectl.cli.errors import run

        name = prog_name or "telectl"
        self._main_shell_completion(extra, name, complete_var)
        sys.exit(run(self, name, list(sys.argv[1:] if args is None else args)))


def no_command(name: str, known: list[str]) -> NoReturn:
    """Refuse a name that is none, with the nearest that is."""
    from difflib import get_close_matches

    near = get_close_matches(name, known, n=1)
    if near:
        raise Refusal(Exit.USAGE, "usage.no_command_near", name=name, nearest=near[0])
    raise Refusal(Exit.USAGE, "usage.no_command", name=name)


def _help(ctx: Any, _param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        show(ctx.get_help())
        ctx.exit()


def _version(ctx: Any, _param: Any, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from telectl import __version__

        show(f"telectl {__version__}")
        ctx.exit()


def program(commands: Table, package: str = "telectl.cli") -> typer.Typer:
    """The program over a table of commands: name -> (module, group)."""
    kind = type("Program", (Root,), {"table": commands, "package": package})
    app = typer.Typer(
        name="telectl",
        cls=kind,
        help="help",
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
    )

    @app.callback()
    def _root(
        _version: bool = typer.Option(
            False, "--version", callback=_version, is_eager=True, help="frame.version"
        ),
    ) -> None:
        pass

    return app


__all__ = ["Command", "Group", "Root", "TyperOption", "program"]
