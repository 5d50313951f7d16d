"""Every table there is; whoever needs the whole schema imports it from here."""

from storage.tables.activities import completed_activities
from storage.tables.alerts import alerts
from storage.tables.asked_secrets import asked_secrets
from storage.tables.athletes import athletes
from storage.tables.briefs import daily_briefs
from storage.tables.circuits import circuits
from storage.tables.connections import connections
from storage.tables.consents import consents
from storage.tables.conversations import conversations
from storage.tables.credentials import credentials
from storage.tables.cursors import sync_cursors
from storage.tables.drafts import plan_drafts
from storage.tables.executions import plan_executions
from storage.tables.exports import exports
from storage.tables.heartbeats import heartbeats
from storage.tables.inbox import inbox
from storage.tables.insights import analysis_insights
from storage.tables.jobs import jobs
from storage.tables.kept_apart import kept_apart
from storage.tables.loads import session_loads
from storage.tables.metadata import METADATA
from storage.tables.missed import missed_workouts
from storage.tables.model_calls import model_calls
from storage.tables.outbox import outbox
from storage.tables.pairing import pairing_attempts, pairing_codes
from storage.tables.payloads import raw_payloads
from storage.tables.personal_records import personal_records
from storage.tables.plans import plan_versions, planned_workouts, training_plans
from storage.tables.predictions import race_predictions
from storage.tables.proposals import proposals
from storage.tables.races import races
from storage.tables.readings import progress_metrics
from storage.tables.reviews import daily_reviews
from storage.tables.rollups import analytics_rollups, analytics_weeks
from storage.tables.series import series_exercises, series_muscle_groups, series_muscles, set_facts
from storage.tables.weekly import weekly_reviews
from storage.tables.wishes import plan_wishes

TABLES = (
    athletes,
    pairing_codes,
    pairing_attempts,
    training_plans,
    plan_versions,
    planned_workouts,
    plan_drafts,
    plan_wishes,
    completed_activities,
    kept_apart,
    progress_metrics,
    personal_records,
    raw_payloads,
    session_loads,
    set_facts,
    analytics_rollups,
    analytics_weeks,
    series_exercises,
    series_muscle_groups,
    series_muscles,
    plan_executions,
    missed_workouts,
    races,
    race_predictions,
    daily_reviews,
    daily_briefs,
    weekly_reviews,
    analysis_insights,
    proposals,
    exports,
    outbox,
    inbox,
    consents,
    conversations,
    model_calls,
    credentials,
    asked_secrets,
    connections,
    sync_cursors,
    heartbeats,
    jobs,
    circuits,
    alerts,
)

__all__ = ["METADATA", "TABLES"]
