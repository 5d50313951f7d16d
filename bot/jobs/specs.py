"""Every kind of job there is: one line each."""

from datetime import timedelta

from bot.jobs.kinds import backfills, briefs, doors, expiry, exports, nightly, notes, plans, questions, reviews, syncs
from bot.jobs.spec import JobSpec, JobType, Lane

SHORT, REVIEW, SYNC, LONG, HOUR = (timedelta(minutes=minutes) for minutes in (1, 2, 10, 30, 60))

SPECS = (
    JobSpec(JobType.EXPORT, Lane.INTERACTIVE, SHORT, exports.find, exports.do, exports.give_up),
    JobSpec(JobType.CONNECT, Lane.INTERACTIVE, SHORT, doors.find, doors.do, doors.give_up),
    JobSpec(JobType.GENERATE, Lane.INTERACTIVE, SHORT, plans.find, plans.do, plans.give_up),
    JobSpec(JobType.ASK, Lane.MODEL, REVIEW, questions.find, questions.do, questions.give_up, prompt=True),
    JobSpec(JobType.EXPIRE, Lane.INTERACTIVE, SHORT, expiry.find, expiry.do),
    JobSpec(JobType.SYNC, Lane.ATHLETE, SYNC, syncs.find, syncs.do, syncs.give_up, prompt=True),
    JobSpec(JobType.POST_WORKOUT, Lane.ATHLETE, SHORT, notes.find, notes.do, notes.give_up, prompt=True),
    JobSpec(JobType.DAILY_BRIEF, Lane.ATHLETE, REVIEW, briefs.find, briefs.do, briefs.give_up),
    JobSpec(JobType.EVENING_REVIEW, Lane.ATHLETE, REVIEW, reviews.find, reviews.do, reviews.give_up),
    JobSpec(JobType.WEEKLY_REVIEW, Lane.ATHLETE, REVIEW, reviews.find_weekly, reviews.do_weekly, reviews.give_up),
    JobSpec(JobType.BACKFILL, Lane.BULK, HOUR, backfills.find, backfills.do),
    JobSpec(JobType.BACKUP, Lane.BULK, LONG, nightly.find_backup, nightly.make_backup),
    JobSpec(JobType.RETENTION, Lane.BULK, LONG, nightly.find_retention, nightly.clear),
)
