"""The web page: `app` serves it, `handlers` and `endpoints` answer, ``static/`` goes to the browser."""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used: the
# processes that `isolation` starts need nearly none.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
