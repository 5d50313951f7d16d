"""Times as a results list writes them."""


def clock(seconds: float) -> str:
    """`3:07:39` or `19:57`, rounded half up to the second."""
    whole = int(seconds + 0.5)
    hours, minutes = divmod(whole // 60, 60)
    return f"{hours}:{minutes:02}:{whole % 60:02}" if hours else f"{minutes}:{whole % 60:02}"


def seconds(written: str) -> float:
    """`3:07:39` as seconds."""
    total = 0.0
    for part in written.split(":"):
        total = total * 60 + float(part)
    return total
