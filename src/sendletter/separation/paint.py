"""What is printed: shares of the four process inks, or a spot ink."""

from dataclasses import dataclass

Shares = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Paint:
    """Shares of cyan, magenta, yellow and black from 0 to 1; of a spot ink, those that stand for it elsewhere."""

    shares: Shares
    spot: str = ""

    @property
    def total(self) -> float:
        """How much ink it is, 1.0 for the whole of one."""
        return 1.0 if self.spot else sum(self.shares)

    @property
    def overprints(self) -> bool:
        """Whether nothing is left out under it: black alone and whole."""
        return not self.spot and self.shares == (0.0, 0.0, 0.0, 1.0)


BLACK, PAPER = Paint((0.0, 0.0, 0.0, 1.0)), Paint((0.0, 0.0, 0.0, 0.0))
