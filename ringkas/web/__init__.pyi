from .app import build as build
from .app import launch as launch
from .app import main as main
from .app import serve as serve
from .quota import Quota as Quota
