"""`sendletter schema`: the JSON Schema of letter.yaml, for editors."""

import json
import sys


def schema() -> None:
    """Print the JSON Schema of letter.yaml."""
    from sendletter.reading.schema import schema as make

    sys.stdout.write(json.dumps(make(), ensure_ascii=False, indent=2) + "\n")
