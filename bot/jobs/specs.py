"""Every kind of job there is: one line each."""

from datetime import timedelta

from bot.jobs.kinds import expiry, exports, nightly, reviews
from bot.jobs.spec import JobSpec, JobType, Lane

SHORT, REVIEW, LONG = timedelta(minutes=1), timedelta(minutes=2), timedelta(minutes=30)

SPECS = (
    JobSpec(JobType.EXPORT, Lane.INTERACTIVE, SHORT, exports.find, exports.do, exports.give_up),
    JobSpec(JobType.EXPIRE, Lane.INTERACTIVE, SHORT, expiry.find, expiry.do),
    JobSpec(JobType.EVENING_REVIEW, Lane.ATHLETE, REVIEW, reviews.find, reviews.do, reviews.give_up),
    JobSpec(JobType.BACKUP, Lane.BULK, LONG, nightly.find_backup, nightly.make_backup),
    JobSpec(JobType.RETENTION, Lane.BULK, LONG, nightly.find_retention, nightly.clear),
)
