from .app import build as build
from .quota import Quota as Quota
from .server import launch as launch
from .server import main as main
from .server import serve as serve
