"""A build: the letter is made once, and of it all the forms that are asked for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from sendletter.pipeline import Made, Order, bench, make, printable, silent
from sendletter.press.worker import Press
from sendletter.problem import NotReady, in_order, stop_at_errors
from sendletter.publishing.editions import EDITIONS, PRINT, WEB
from sendletter.publishing.finished import Finished
from sendletter.publishing.manifest import MANIFEST, about, approvals, manifest
from sendletter.workshop import Say


@dataclass(frozen=True, slots=True)
class Published:
    """The files of a build by their names, the letter that they were made of, and what to say of some files."""

    files: Mapping[str, bytes]
    made: Made
    said: Mapping[str, str] = field(default_factory=dict)


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
    finished = Finished(made, sources, bench(sources, order), order, press, say)
    files, said = dict[str, bytes](), dict[str, str]()
    for name in EDITIONS:
        if name in wanted:
            say(f"making the edition “{name}”")
            try:
                forms = EDITIONS[name].forms(finished)
            except NotReady as fault:
                raise NotReady([*noticed, *fault.problems]) from fault
            files |= forms.files
            said |= forms.said
            noticed += forms.problems
    about_all = manifest(about(sources) | approvals(sources, order.project), files.items())
    return Published({**files, MANIFEST: about_all}, replace(made, problems=in_order(noticed)), said)
