# reference: Django. Built from the root: docker build -f deploy/django.Dockerfile .

FROM python:3.11-slim-bookworm AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv==0.13.8
WORKDIR /app
COPY pyproject.toml uv.lock* ./
RUN uv sync --no-default-groups
COPY . .
RUN /app/.venv/bin/python /app/scripts/environment.py production \
    /app/.venv/bin/python manage.py collectstatic --no-input

FROM python:3.11-slim-bookworm
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=config.settings.production
RUN useradd --system --uid 10001 --no-create-home app
WORKDIR /app
COPY --from=build /app /app
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "/app/deploy/healthy.py", "/health/live"]
# One process for each container: the balancer spreads the load over the containers.
CMD ["gunicorn", "config.wsgi:application", "--bind", "0.0.0.0:8000", \
    "--worker-class", "gthread", "--threads", "8", "--keep-alive", "75", \
    "--graceful-timeout", "8", \
    "--limit-request-line", "8190", "--no-control-socket", "--worker-tmp-dir", "/dev/shm"]
