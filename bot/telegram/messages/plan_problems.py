"""What is wrong with a plan file, in one sentence a problem: where, what was found, what is allowed."""

from collections.abc import Sequence

from bot.telegram.messages.words import count
from domain.plan.plan_file import Note
from domain.training.validity import Problem

MOST_REMARKS = 5

SENTENCES = {
    # the file
    "too_large": "the file has {found} KB; a plan may have at most {allowed} KB.",
    "unknown_kind": "“{found}” is no kind of plan I can read; send one of {allowed}.",
    "not_text": "this is not a text file in UTF-8.",
    "not_yaml": "this is not valid YAML{because}.",
    "not_csv": "this line is not valid CSV; check its quotation marks.",
    "two_documents": "a second document starts here; a file holds one plan.",
    "yaml_anchor": "& and * are not allowed in plans; write it out, or put the text in quotes.",
    "yaml_tag": "tags that start with ! are not allowed in plans; put the text in quotes.",
    "too_deep": "this is nested too deeply for a plan.",
    "key_not_text": "a key has to be a word.",
    "key_twice": "“{found}” is said twice; keep one.",
    "not_finite": "{found} is not a number I can work with.",
    "too_many_cells": "there are {found} values for {allowed} columns.",
    "unknown_shape": "found {found}; this coach reads “coach_plan: {allowed}”.",
    # the shape
    "not_a_section": "found {found}, where “key: value” lines are expected.",
    "not_a_list": "found {found}, where a list is expected.",
    "not_a_pair": "found {found}; give two values, like [110, 140].",
    "unknown_key": "“{found}” is not known here{meant}",
    "unknown_word": "“{found}” is not known here{meant}",
    "missing": "this is missing.",
    "too_many": "there are {found}; at most {allowed} are allowed.",
    "no_workouts": "there is no workout in this plan.",
    # words and numbers
    "not_words": "found {found}, where text is expected.",
    "text_length": "this text must have {allowed} characters.",
    "not_a_number": "“{found}” is not a number; allowed is {allowed}.",
    "not_whole": "“{found}” is not a whole number; allowed is {allowed}.",
    "out_of_range": "{found} is out of range; allowed is {allowed}.",
    "not_a_day": "“{found}” is not a date; write it like 2026-11-24.",
    "day_far_away": "{found} is too far away; allowed is {allowed}.",
    "not_a_time": '“{found}” is not a time of day; write it like "20:30".',
    "not_a_duration": '“{found}” is not a duration; write 90 s, 12 min or "1:30".',
    "not_a_distance": "“{found}” is not a distance; write 400 m, 5 km, 3 mi or 50 yd.",
    "not_an_amount": '“{found}” is neither time nor distance; write 12 min, "1:30", 400 m, 5 km, 50 yd or open.',
    "not_a_pace": '“{found}” is not a pace; write "4:05/km", "7:30/mi", "1:45/100m" or "1:36/100yd".',
    "pace_out_of_range": "{found} is not a pace that a person keeps up for an hour.",
    "not_a_pool": "“{found}” is not a pool; write 25 yd or 50 m.",
    "not_a_weight": "“{found}” is not a weight; write 95 kg or 205 lb.",
    "not_a_language": "“{found}” is not a language; write two letters, like en.",
    "unknown_zone": "“{found}” is not a time zone; did you mean {allowed}?",
    # the athlete
    "dates_order": "{found} ends before it starts.",
    "goal_order": "the upper end {found} must be {allowed}.",
    "goal_exercise": "a strength_to_weight or e1rm goal names its exercise, and no other goal does; this is {found}.",
    "goal_leg": "only a balance goal has a leg; this is {found}.",
    "goal_range": "one way is better for {found}, so its target is enough; an upper end is for {allowed}.",
    "preset_twice": "the preset {found} is named before; keep one.",
    "goal_preset": "the preset {found} brings its own; leave this out, or write the goals one by one.",
    # races
    "not_a_race_distance": "“{found}” is not a distance of a race; write 10 km, 5k, half, marathon or 13.1 mi.",
    "race_distance": "a race over {found}; allowed is {allowed}.",
    "race_goal": "nobody runs that far in {found}; write hours too, and between {allowed}.",
    "race_twice": "a race over this distance on {found} is said twice; keep one.",
    # steps
    "one_kind": "a step is exactly one of {allowed}; found {found}.",
    "two_targets": "a step has at most one target; found {found}.",
    "beside_repeat": "this stands beside repeat; put it into one of the repeated steps.",
    "two_ends": "a step ends after a time or after a distance, not both; found {found}.",
    "repeat": "repeated {found} times; allowed is {allowed}.",
    "steps_count": "there are {found} steps; allowed is {allowed}.",
    "step_seconds": "a step of {found} seconds; allowed is {allowed}.",
    "step_distance": "a step of {found} m; allowed is {allowed} m.",
    "target_speed": "a target of {found} m/s; allowed is {allowed} m/s.",
    "target_heart_rate": "a target of {found} bpm; allowed is {allowed} bpm.",
    "target_power": "a target of {found} watts; allowed is {allowed} watts.",
    "target_order": "a target is a range from a lower to a higher value; found {found}.",
    "stroke_without_swim": "only a swim has strokes; this is a workout of sport {found}.",
    "sendoff": "a send-off of {found} seconds; allowed is {allowed}.",
    "sendoff_without_swim": "only a swim has send-offs; this is a workout of sport {found}.",
    "sendoff_without_distance": "a send-off needs a distance to swim; this is a {found} step without one.",
    "sendoff_and_rest": "a set has a send-off or a rest, not both.",
    "not_pool_lengths": "{found} does not end at the wall; use whole lengths of {allowed}.",
    "distance_unit": "{found} of what? Write {allowed}, or name the pool.",
    # workouts
    "id": "“{found}” cannot be an id; allowed is {allowed}.",
    "id_twice": "the id “{found}” is used more than once.",
    "day": "{found} is not a day for a plan; allowed is {allowed}.",
    "title": "the title has {found} characters; allowed is {allowed}.",
    "note": "the note has {found} characters; allowed is {allowed}.",
    "minutes": "{found} minutes; allowed is {allowed}.",
    "minutes_unknown": "how long it takes cannot be told from the steps; say minutes.",
    "distance": "{found} m in all; allowed is {allowed} m.",
    "pool_unknown": "it is counted in yards, but the pool has no length.",
    "pool_without_swim": "only a swim has a pool; this is a workout of sport {found}.",
    "pool_length": "a pool of {found} m; allowed is {allowed} m.",
    "two_pools": "one session, two pools; give each its own day or title.",
    "blocks_count": "it needs steps (or minutes): found {found}, allowed is {allowed}.",
    "blocks_in_sport": "a workout of sport {found} has exercises, not steps.",
    "exercises_count": "it needs exercises: found {found}, allowed is {allowed}.",
    "exercises_in_sport": "a workout of sport {found} has steps, not exercises.",
    "exercise_unknown": "I do not know the exercise “{found}”{meant}",
    "sets": "{found} sets; allowed is {allowed}.",
    "reps": "{found} reps; allowed is {allowed}.",
    "reps_order": "the range of reps runs backwards: {found}.",
    "weight": "a weight of {found} kg; allowed is {allowed} kg.",
    "rir": "{found} reps in reserve; allowed is {allowed}.",
    "exercise_rest": "a rest of {found} seconds; allowed is {allowed}.",
    "plan_too_long": "the plan runs {found}; one file covers at most {allowed} weeks.",
}

REMARKS = {
    "minutes_estimated": "I reckon with {found} minutes.",
    "day_past": "{found} is over; it will be kept as it is.",
    "css_estimated": "swim paces go by {found} s over 100 m, an estimate from your training; a 200 and a 400 as time "
    "trials within two weeks tell it better.",
    "hard_near_race": "hard, and the race is on {found}; two days before a race and some after it are better easy.",
    "long_share": "the long run is {found} % of the week's running; past 35 % the rest of the week does not carry it.",
    "run_too_long": "a run of {found} minutes takes longer to recover from than it brings.",
    "no_cut_back": "{found} weeks in a row hold more than the one before; every fourth is better a lighter one.",
    "more_of_both": "more time and more hard or long days ({found}) than in the three weeks before; add one at a time.",
    "later_dropped": "it ends before your current plan does; what is planned later would go (sessions: {found}).",
}


def problem_sentence(problem: Problem) -> str:
    """One sentence with the place before it, plain text. Raises KeyError for a key that nobody found words for."""
    return _placed(
        problem.place,
        SENTENCES[problem.key].format(
            found=_figure(problem.found),
            allowed=problem.allowed,
            because=f": {problem.found}" if problem.found else "",
            meant=_meant(problem.allowed),
            meant_exercise=""
            if "," in problem.allowed or not problem.allowed
            else f"; did you mean {problem.allowed}?",
        ),
    )


def remarks(notes: Sequence[Note]) -> list[str]:
    """What was read and might not have been meant, one sentence each, plain text; a long list is cut."""
    said = [_placed(note.place, REMARKS[note.key].format(found=_figure(note.found))) for note in notes[:MOST_REMARKS]]
    unsaid = len(notes) - MOST_REMARKS
    return [*said, f"… and {count(unsaid, 'more remark', 'more remarks')}."] if unsaid > 0 else said


def _placed(place: str, sentence: str) -> str:
    return f"{place}: {sentence}" if place else f"{sentence[0].upper()}{sentence[1:]}"


def _meant(allowed: str) -> str:
    if not allowed:
        return "."
    return f"; known are {allowed}." if "," in allowed else f"; did you mean {allowed}?"


def _figure(found: object) -> str:
    return f"{found:g}" if isinstance(found, float) else "nothing" if found in {None, ""} else str(found)
