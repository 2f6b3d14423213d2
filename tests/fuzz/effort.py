"""How many inputs each test tries: a few fixed ones, or as many random ones as CTSCORE_FUZZ says."""

import os

from hypothesis import HealthCheck, Phase, settings

ASKED = int(os.environ.get("CTSCORE_FUZZ", "0"))


def tries(few: int, share: float = 1) -> settings:
    """Return settings for `few` inputs in the normal run, for `share` of CTSCORE_FUZZ where it is set."""
    return settings(
        max_examples=max(1, int(ASKED * share)) or few if ASKED else few,
        deadline=None,
        derandomize=not ASKED,
        database=None,
        phases=(Phase.generate,),  # shrinking files of this size takes minutes, and the edits are few
        suppress_health_check=list(HealthCheck),
    )
