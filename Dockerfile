# The packages, exactly as locked, in an environment of their own.
FROM python:3.13-slim AS packages
COPY requirements.lock /
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes --no-deps --only-binary=:all: -r /requirements.lock \
 && /venv/bin/pip uninstall --quiet --yes pip

# The coach. Everything is compiled here, because the running container cannot write beside its code.
FROM python:3.13-slim
ENV PATH=/venv/bin:$PATH \
    PYTHONPATH=/app \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    COACH_DATA_DIR=/data \
    MPLCONFIGDIR=/data/matplotlib
COPY --from=packages /venv /venv
COPY domain /app/domain
COPY storage /app/storage
COPY bot /app/bot
RUN python -m compileall -q /app \
 && printf '#!/venv/bin/python\nfrom bot.cli import main\n\nmain()\n' > /venv/bin/coach \
 && chmod 0755 /venv/bin/coach \
 && install --directory --owner=10001 --group=10001 --mode=0700 /data
WORKDIR /app
USER 10001:10001
VOLUME /data
STOPSIGNAL SIGTERM
# Not whether a process exists, but whether both of its loops have written to the database within the last 90 seconds.
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=2 CMD ["coach", "check", "--alive"]
ENTRYPOINT ["coach"]
CMD ["run"]
