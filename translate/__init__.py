"""Translate: Indonesian sentences in, English segments out.

What is where:

- The ways in: `api` `streaming` `bulk` `options` `loading` `revision`
- A text taken apart and put together: `sentences` `reading` `casing` `assembly` `translation`
- A sentence made ready: `preparation` `rows` `protected` `notation` `apposition` `people` `namesakes`
  `pronouns`
- The glossary and the phrase book: `glossary` `terms` `glossary_files` `offices` `senses` `acronyms`
  `plurals`
- Translators, which put terms into a source or a prompt: `translator` `seq2seq` `prompted` `answers`
- One sentence through them: `sentence_translator` `cached` `cache` `fallback` `attempts` `clauses` `paired`
- Which English, and its repair: `candidates` `assessment` `postedit` `edits` `rendering` `spans`
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
