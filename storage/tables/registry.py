"""Every table there is; whoever needs the whole schema imports it from here."""

from storage.tables.activities import completed_activities
from storage.tables.alerts import alerts
from storage.tables.athletes import athletes
from storage.tables.circuits import circuits
from storage.tables.credentials import credentials
from storage.tables.drafts import plan_drafts
from storage.tables.executions import plan_executions
from storage.tables.exports import exports
from storage.tables.heartbeats import heartbeats
from storage.tables.inbox import inbox
from storage.tables.jobs import jobs
from storage.tables.metadata import METADATA
from storage.tables.outbox import outbox
from storage.tables.pairing import pairing_attempts, pairing_codes
from storage.tables.plans import plan_versions, planned_workouts, training_plans
from storage.tables.proposals import proposals
from storage.tables.readings import progress_metrics
from storage.tables.reviews import daily_reviews
from storage.tables.rollups import analytics_rollups

TABLES = (
    athletes,
    pairing_codes,
    pairing_attempts,
    training_plans,
    plan_versions,
    planned_workouts,
    plan_drafts,
    completed_activities,
    progress_metrics,
    analytics_rollups,
    plan_executions,
    daily_reviews,
    proposals,
    exports,
    outbox,
    inbox,
    credentials,
    heartbeats,
    jobs,
    circuits,
    alerts,
)

__all__ = ["METADATA", "TABLES"]
