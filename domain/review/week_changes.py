"""Which changes make the weeks ahead others than they were, and which are of a day.

After the first, what was missed before is no reason to change the plan once more; after an easy session for a bad night
it is as good a reason as ever.
"""

from typing import Final

from domain.review.adjustments import OF_LIFE
from domain.review.lighter_week import DELOAD_DUE

OF_WEEKS: Final = frozenset({*(rule.value for rule in OF_LIFE), DELOAD_DUE, "plan_file", "made_plan"})
