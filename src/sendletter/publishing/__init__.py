"""The forms in which a letter leaves the house, made from one state of the sources: for web, archive, mail and press.

Each is a value of `editions`; all editions of a build appear together or none, with a `manifest` that says what they
are. `enclosing` gathers what an archived letter carries inside.
"""

from sendletter.publishing.editions import EDITIONS, outputs
from sendletter.publishing.finished import Finished
from sendletter.publishing.manifest import MANIFEST
from sendletter.publishing.publish import Published, publish

__all__ = ["EDITIONS", "MANIFEST", "Finished", "Published", "outputs", "publish"]
