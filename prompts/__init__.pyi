from .template import Example as Example
from .template import PromptTemplate as PromptTemplate
from .template import Turn as Turn
from .template import digest as digest
from .template import load_prompt as load_prompt
from .template import parse_prompt as parse_prompt
from .template import prompt_names as prompt_names
