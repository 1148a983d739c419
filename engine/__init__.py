"""Engine: runs models and knows no stage."""

import lazy_loader

# The stub beside this file lists the names with their modules; each is loaded when it is first used.
__getattr__, __dir__, __all__ = lazy_loader.attach_stub(__name__, __file__)
