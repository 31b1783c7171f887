"""The checks, in lists by what they look at; to add one is to add a value to a list."""

from collections.abc import Mapping

from sendletter.inspection.check import Check
from sendletter.inspection.checks import (
    boxes,
    colours,
    enclosed,
    fonts,
    forms,
    headings,
    identity,
    images,
    ink,
    intents,
    interaction,
    metadata,
    nesting,
    notes,
    overprint,
    reading,
    soundness,
    spots,
    tables,
    tagging,
    transparency,
    wrapping,
)

CHECKS: tuple[Check, ...] = (
    *soundness.CHECKS,
    *wrapping.CHECKS,
    *identity.CHECKS,
    *metadata.CHECKS,
    *intents.CHECKS,
    *colours.CHECKS,
    *spots.CHECKS,
    *ink.CHECKS,
    *overprint.CHECKS,
    *transparency.CHECKS,
    *images.CHECKS,
    *fonts.CHECKS,
    *tables.CHECKS,
    *boxes.CHECKS,
    *interaction.CHECKS,
    *notes.CHECKS,
    *forms.CHECKS,
    *enclosed.CHECKS,
    *tagging.CHECKS,
    *nesting.CHECKS,
    *headings.CHECKS,
    *reading.CHECKS,
)

BY_ID: Mapping[str, Check] = {check.id: check for check in CHECKS}
"""The checks by their names."""
