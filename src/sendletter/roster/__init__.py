"""The signatories as frozen values: who signs, in which group, in which order, how an entry reads.

signatory       one row of the list: the columns that may be printed, and no others
order           under which text a name is filed, and what comes before what
group           groups as they are printed, with sub-headings and counts
arrangement     rows and plans -> Roster: everybody in one group, nobody lost
pattern         how an entry reads, from one line of letter.yaml
printed         everything that a list prints beside names: sub-headings, names withheld, the disclaimer
explanation     why a name stands where it does
"""

from sendletter.letter import Capacity
from sendletter.roster.arrangement import arrange
from sendletter.roster.group import Group, Roster, Section
from sendletter.roster.order import family_name_first
from sendletter.roster.pattern import PLAIN, Entry, entry
from sendletter.roster.signatory import PRINTED, Signatory, Status

__all__ = [
    "PLAIN",
    "PRINTED",
    "Capacity",
    "Entry",
    "Group",
    "Roster",
    "Section",
    "Signatory",
    "Status",
    "arrange",
    "entry",
    "family_name_first",
]
