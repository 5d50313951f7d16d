"""The evening picture as most bots would draw it."""

from datetime import timedelta
from io import BytesIO

from bot.telegram.charts.values.evening import EveningChart


def draw_with_pyplot(chart: EveningChart) -> bytes:
    """The same curves and bars as the product's, in pyplot's own look."""
    import matplotlib.pyplot as plt  # noqa: PLC0415 (its import belongs to the cold start)

    days = [chart.day - timedelta(days=89 - index) for index in range(90)]
    figure, (load, form, week) = plt.subplots(3, 1, figsize=(10.8, 10.8), height_ratios=(3, 1.5, 3))
    load.plot(days, chart.fitness, label="Fitness", linewidth=5)
    load.plot(days, chart.fatigue, label="Fatigue")
    load.set_ylabel("Load, points per day")
    load.legend()
    load.grid()
    form.bar(days, chart.form, width=1)
    form.plot(days, [None if value is None else -0.3 * value for value in chart.fitness], color="black")
    form.set_ylabel("Form, points")
    names = [sport.sport for sport in chart.week]
    week.barh(names, [sport.planned_minutes / 60 for sport in chart.week], fill=False, label="planned")
    week.barh(names, [sport.done_minutes / 60 for sport in chart.week], label="done")
    week.set_xlabel("hours")
    week.legend()
    file = BytesIO()
    figure.savefig(file, bbox_inches="tight", dpi=100)
    plt.close(figure)
    return file.getvalue()
