"""Nothing in a module of checks is forgotten: its name, its rules, what explains them, its generators."""

import inspect
import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from types import ModuleType

import pytest

from ctscore import checks
from ctscore.checks import MODULES, Checks, all_checks
from ctscore.findings import Finding, Rule
from ctscore.findings.rule import rules_of
from ctscore.rule_docs import RULES

NAMED = list(zip(MODULES, all_checks(), strict=True))
by_module = pytest.mark.parametrize(("name", "own"), NAMED, ids=MODULES)


def module_called(name: str) -> ModuleType:
    return import_module(f"ctscore.checks.{name}")


def test_every_module_is_named_once() -> None:
    assert sorted(MODULES) == sorted(module.name for module in pkgutil.iter_modules(checks.__path__))


@pytest.mark.parametrize("name", MODULES)
def test_every_rule_is_known_and_explained_where_it_stands(name: str) -> None:
    module = module_called(name)
    explained = re.findall(r"(?m)^- code: (\w+)$", module.RULE_DOCS)
    assert sorted(explained) == sorted(rule.code for rule in rules_of(module))
    raised = [value for value in vars(module).values() if isinstance(value, Rule)]
    assert raised
    assert all(RULES[rule.code] is rule for rule in raised)


@by_module
def test_every_generator_is_asked_once(name: str, own: Checks) -> None:
    written = {
        value
        for word, value in vars(module_called(name)).items()
        if inspect.isfunction(value) and value.__module__ == f"ctscore.checks.{name}"
        if not word.startswith("_") and inspect.signature(value).return_annotation == Iterator[Finding]
        if list(inspect.signature(value).parameters) == ["book"]
    }
    asked = (*own.structure, *own.independent, *own.arithmetic)
    assert len(asked) == len(set(asked))
    assert set(asked) == written
    assert {*own.tree, *own.effort} <= written
    assert set(own.needs_every_file) <= set(rules_of(module_called(name)))
