from .plan import Plan as Plan
from .plan import read_plan as read_plan
from .rounds import Round as Round
from .rounds import watch_round as watch_round
