"""The web page, which Gradio serves; its scripts, which keep drafts and briefs, are in ``static/``.

What is where:

- The page put together, and its largest upload: `app` `blocks` `assets` `scripts` `config`; served: `server`
- What its buttons do, until Stop or a deadline: `handlers` `ndjson` `deadline` `fetching` `changes` `terms`
- Files in and out: `uploads` `upload_folder` `downloads` `tables`
- For programs: `endpoints` `arguments` `mistakes` `tools` `keys`; for them and the buttons: `marking`
- Who may ask, and how much: `guard` `access` `brake` `quota` `refusals`
- What works: `pipelines` `lanes` `isolation`
"""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used: the
# processes that `isolation` starts need nearly none.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
