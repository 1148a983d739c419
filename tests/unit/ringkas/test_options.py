"""Options stand in one table a stage: keyword arguments, the command line and the signature go by it."""

import dataclasses
import inspect
from typing import get_type_hints

import click
import numpy
import pytest

from engine.errors import SettingsError
from engine.options import about
from ringkas import brief, brief_file, brief_url
from ringkas.cli.digest import digest_command
from ringkas.cli.run import run_command
from ringkas.cli.stages import summarize_command, translate_command
from ringkas.options import Options, OptionValues
from ringkas.pipeline import Pipeline
from ringkas.signature import sign
from summarize import Request, RequestValues, summarize, summarize_stream
from translate import (
    Glossary,
    Term,
    TranslationOptions,
    TranslationOptionValues,
    translate,
    translate_many,
    translate_stream,
)

STAGES = [(Request, RequestValues), (TranslationOptions, TranslationOptionValues)]
ON_THE_COMMAND_LINE = [
    (summarize_command, [Request]),
    (translate_command, [TranslationOptions]),
    (digest_command, [TranslationOptions]),
    (run_command, [Request, TranslationOptions, Options]),
]


@pytest.mark.parametrize(("options", "values"), STAGES)
def test_keyword_arguments_are_the_fields_of_the_value(options, values):
    assert get_type_hints(values) == get_type_hints(options)


@pytest.mark.parametrize(("options", "values"), STAGES)
def test_what_may_be_left_out_has_a_default(options, values):
    assert values.__required_keys__ == frozenset()
    assert all(field.default is not dataclasses.MISSING for field in dataclasses.fields(options))


def test_a_brief_takes_what_its_stages_take():
    own = {
        name: kind for name, kind in get_type_hints(Options).items() if name not in ("summary", "translation")
    }
    assert get_type_hints(OptionValues) == {
        **get_type_hints(RequestValues),
        **get_type_hints(TranslationOptionValues),
        **own,
    }
    assert set(Options().by_name()) == set(get_type_hints(OptionValues))


@pytest.mark.parametrize(
    ("function", "values"),
    [
        *((function, RequestValues) for function in (summarize, summarize_stream)),
        *((function, TranslationOptionValues) for function in (translate, translate_many, translate_stream)),
        *(
            (function, OptionValues)
            for function in (brief, brief_file, brief_url, Pipeline.steps, Pipeline.stream)
        ),
    ],
)
def test_each_way_in_takes_the_whole_list(function, values):
    parameter = inspect.signature(function).parameters["options"]
    assert parameter.kind is inspect.Parameter.VAR_KEYWORD
    assert parameter.annotation.__args__ == (values,)


def test_values_go_to_the_stage_that_they_are_for():
    options = Options.of(sentences=2, focus="beras", beam_size=3, cache=False, scope="summary", force=True)
    assert options == Options(
        summary=Request(sentences=2, focus="beras"),
        translation=TranslationOptions(beam_size=3, cache=False),
        scope="summary",
        force=True,
    )


def test_an_option_that_nobody_knows_is_a_type_error():
    with pytest.raises(TypeError, match="nonsense"):
        Options.of(nonsense=1)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"ratio": 2}, "ratio must be above 0 and at most 1, not 2."),
        ({"sentences": 0}, "sentences must be 1 or more, not 0."),
        (
            {"sentences": 2, "words": 3},
            "Only one of sentences, words and ratio can set the length, not sentences and words.",
        ),
        ({"style": "poem"}, "No summary style is called 'poem'."),
        ({"alternatives": 0}, "alternatives must be 1 or more, not 0."),
        ({"beam_size": -1}, "beam_size must be 1 or more, not -1."),
    ],
)
def test_values_that_make_no_sense_are_refused_with_a_hint(values, message):
    with pytest.raises(SettingsError) as caught:
        Options.of(**values)
    assert caught.value.message == message
    assert caught.value.hint


def test_a_translation_alone_refuses_them_too():
    with pytest.raises(SettingsError, match="alternatives must be 1 or more"):
        translate("Harga beras naik.", alternatives=0)


@pytest.mark.parametrize(
    ("command", "tables"), ON_THE_COMMAND_LINE, ids=lambda value: getattr(value, "name", "")
)
def test_the_command_line_offers_the_table(command, tables):
    offered = {option.name: option for option in command.params}
    for table in tables:
        for name, known in about(table).items():
            option = offered[name]
            assert option.help == known.help
            assert option.default == getattr(table(), name)
            assert option.opts == [f"--{known.flag or name.replace('_', '-')}"]
            is_range = isinstance(option.type, click.IntRange | click.FloatRange)
            bounds = (option.type.min, option.type.max) if is_range else (None, None)
            assert bounds == (known.least, known.most)


def test_the_command_line_leaves_out_only_what_is_said_here():
    """The cache is switched off for all commands at once, by its setting."""
    described = {name for table in (Request, TranslationOptions, Options) for name in about(table)}
    assert set(Options().by_name()) - described == {"cache"}


def test_a_signature_names_a_loaded_glossary_by_what_is_in_it():
    def signature(target):
        glossary = Glossary([Term(source="Menkes", target=target)])
        return sign(summarizer="s", translator="t", options=Options.of(glossary=glossary))

    assert signature("health minister") == signature("health minister") != signature("minister of health")


def test_equal_numbers_give_equal_signatures():
    one, same = (
        sign(summarizer="a", translator="b", options=Options.of(mark_below=mark)) for mark in (1, 1.0)
    )
    assert one == same
    assert one.endswith("|mark_below:1")


def test_a_signature_names_what_is_not_at_its_default():
    options = Options.of(words=3, style="bullets", scope="summary", alternatives=2, force=True)
    assert sign(summarizer="s", translator="t", options=options).endswith(
        "|words:3|style:bullets|scope:summary|alternatives:2|force:True"
    )


@pytest.mark.parametrize(
    ("values", "says"),
    [
        ({"sentences": "3"}, "sentences is int or None, not str."),
        ({"sentences": True}, "sentences is int or None, not bool."),
        ({"words": 1.5}, "words is int or None, not float."),
        ({"ratio": "0.2"}, "ratio is float or None, not str."),
        ({"focus": 7}, "focus is str or None, not int."),
        ({"cache": "no"}, "cache is bool, not str."),
        ({"force": 1}, "force is bool, not int."),
        ({"glossary": 5}, "glossary is str or Path or Glossary or None, not int."),
    ],
)
def test_a_value_of_another_type_is_named_with_its_option(values, says):
    with pytest.raises(TypeError) as caught:
        Options.of(**values)
    assert str(caught.value) == says


def test_a_choice_that_there_is_not_is_refused_with_those_that_there_are():
    with pytest.raises(SettingsError, match="scope is summary, article or both, not 'all'"):
        Options.of(scope="all")


def test_numbers_of_numpy_are_numbers():
    options = Options.of(sentences=numpy.int64(2), beam_size=numpy.int32(3))
    assert (options.summary.sentences, options.translation.beam_size) == (2, 3)
    assert Options.of(ratio=numpy.float32(0.5)).summary.ratio == 0.5
    assert Options.of(ratio=1).summary.ratio == 1
