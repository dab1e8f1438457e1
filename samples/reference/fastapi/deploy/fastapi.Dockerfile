# reference: FastAPI. Built from the root: docker build -f deploy/fastapi.Dockerfile .

FROM python:3.11-slim-bookworm AS build
ENV UV_COMPILE_BYTECODE=1 UV_LINK_MODE=copy UV_PYTHON_DOWNLOADS=never
RUN pip install --no-cache-dir uv==0.13.8
WORKDIR /app
COPY pyproject.toml uv.lock* ./
RUN uv sync --no-default-groups

FROM python:3.11-slim-bookworm
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 \
    ENVIRONMENT=production
RUN useradd --system --uid 10001 --no-create-home app
WORKDIR /app
COPY --from=build /app/.venv .venv
COPY api api
COPY alembic.ini ./
COPY migrations migrations
COPY deploy/healthy.py deploy/
USER 10001
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "/app/deploy/healthy.py", "/health/live"]
# One process for each container: the balancer spreads the load over the containers.
CMD ["uvicorn", "--factory", "api.main:create_app", "--host", "0.0.0.0", "--port", "8000", \
    "--timeout-keep-alive", "75", "--timeout-graceful-shutdown", "8", "--no-access-log", \
    "--no-server-header", "--proxy-headers", "--forwarded-allow-ips", "*"]
