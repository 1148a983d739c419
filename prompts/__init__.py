"""Prompt files and their strict loader."""

from .template import Example, PromptTemplate, Turn, digest, load_prompt, parse_prompt, prompt_names

__all__ = ["Example", "PromptTemplate", "Turn", "digest", "load_prompt", "parse_prompt", "prompt_names"]
