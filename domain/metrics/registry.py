"""Every metric there is: a new one is declared in its family's file, and a new family is one line here."""

from domain.metrics import (
    adaptive_5k,
    body,
    capability,
    css,
    fitness,
    hrv,
    lifts,
    load,
    readiness,
    resting_hr,
    sleep,
    strain,
    swim,
    vdot,
    vo2max,
    volume,
)
from domain.metrics.spec import Metric

METRICS: tuple[Metric, ...] = (
    *load.METRICS,
    *fitness.METRICS,
    *strain.METRICS,
    *volume.METRICS,
    *readiness.METRICS,
    *hrv.METRICS,
    *sleep.METRICS,
    *resting_hr.METRICS,
    *body.METRICS,
    *vo2max.METRICS,
    *swim.METRICS,
    *css.METRICS,
    *adaptive_5k.METRICS,
    *vdot.METRICS,
    *lifts.METRICS,
    *capability.METRICS,
)

BY_KEY = {metric.key: metric for metric in METRICS}
