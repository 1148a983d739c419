"""Clean: a raw page or paste in, an Article out.

What is where:

- The way in, and what comes out: `api` `article` `language`
- Sentences: `sentences` `sentence_ends` `abbreviations`
- Characters and words: `repair` `broken_words` `known_words` `stuck_names` `names` `dates` `links`
- A page's lines: `markup` `tree` `elements` `page` `page_lines` `inline` `table_cells` `listing` `teasers`
- A paste's lines: `paste` `paste_rows` `wrapped_headline` `line_breaks` `run_together` `cuts` `official`
- What a line is: `lines` `rules` `rule_file` `rule_patterns` `scored_line` `remember` `reasons`
- What several lines are: `runs` `repeats`
- What models say of lines: `portal_lines` `parts` `part_features` `portal_weights`
- From lines to a body: `assemble` `region` `span` `header` `headline` `edges` `boilerplate` `closings` `body`
- Who and when, and what it is called: `metadata` `page_title` `bylines` `publishers` `credits`
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
