"""A build: the letter is made once, and of it all the forms that are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from sendletter.pipeline import Made, Order, bench, make, printable, silent
from sendletter.press.worker import Press
from sendletter.problem import in_order, stop_at_errors
from sendletter.publishing.editions import EDITIONS, PRINT, WEB
from sendletter.publishing.finished import Finished
from sendletter.publishing.manifest import MANIFEST, about, approvals, manifest
from sendletter.workshop import Say


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a build by their names, and the finished letter that they were made of."""

    files: Mapping[str, bytes]
    made: Made


def publish(order: Order, press: Press, names: Sequence[str], say: Say = silent) -> Published:
    """The editions of these names, or else those of letter.yaml, or else the web's; several have a manifest.

    Without its approvals, a letter is made for the web alone. Raises NotReady as `pipeline.make` does.
    """
    made = make(order, press, say)
    sources = made.sources
    wanted = tuple(names) or (sources.letter.editions if sources.letter else ()) or (WEB,)
    wanted = wanted if made.approved else (WEB,)  # no other form can bear the stamp
    noticed = list(made.problems)
    if PRINT in wanted:
        noticed += printable(sources, order.project)
        stop_at_errors(noticed)
    if wanted == (WEB,):
        return Published({EDITIONS[WEB].file: made.pdf}, made)
    finished = Finished(made, sources, bench(sources, order), order, press, say, noticed)
    files: dict[str, bytes] = {}
    for name in EDITIONS:
        if name in wanted:
            say(f"making the edition “{name}”")
            files |= EDITIONS[name].files(finished)
    said = manifest(about(sources) | approvals(sources, order.project), files.items())
    return Published({**files, MANIFEST: said}, replace(made, problems=in_order(noticed)))
