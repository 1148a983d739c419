"""Check: what must survive from a source to a target; pure functions, no models.

What is where:

- The way in, and what comes out: `api` `documents` `finding` `messages` `distinct`
- The confidence of a sentence, and what of it a reader should look at: `estimation` `confidence_signals`
- Figures, as each language writes them: `notation` `number_words` `spelled_numbers` `quantity` `quantities`
- Figures, compared: `numbers` `number_relations` `number_idioms` `law_references` `money` `equivalents`, and
  what the last is made of: `unsettled` `shares` `approximations` `unit_powers` `units`
- Days and hours: `calendar_words` `calendar` `relative_dates` `dates` `clock_times` `times`
- Words: `words` `stems` `lexicon` `alignment` `spans` `coverage` `content_words` `omission`
  `telling_words` `usual_words` `search_lexicon`
- Names: `titles` `name_spelling` `names` `lost_names` `places` `areas` `journeys`
- Denials: `denials` `denial_paraphrases` `negation` `added_negation` `denied_nouns`
- Opposites and other closed classes, the tables in ``data/contrasts``: `closed_classes` `class_mentions`
  `contrasts` `converse` `relations` `turned_relations` `swaps`
- Who and how many: `sentence_pair` `roles` `speakers` `members`
- The text as such: `language` `regional` `length` `markup` `repetition` `quotes`
- Summaries: `faithfulness`
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
