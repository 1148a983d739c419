# The web page as a container: slim, not root, models in a volume.
FROM python:3.12-slim AS build
WORKDIR /src
# torch from its own index: the wheels for the CPU alone are a tenth of those on PyPI.
RUN python -m venv /opt/ringkas \
    && /opt/ringkas/bin/pip install --no-cache-dir torch --index-url https://download.pytorch.org/whl/cpu
COPY . .
RUN /opt/ringkas/bin/pip install --no-cache-dir ".[all]"

FROM python:3.12-slim
# libgomp: the OpenMP runtime that the models' libraries use.
RUN apt-get update \
    && apt-get install --yes --no-install-recommends libgomp1 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --uid 1000 --create-home ringkas \
    && install --directory --owner ringkas /models
COPY --from=build /opt/ringkas /opt/ringkas
ENV PATH=/opt/ringkas/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    RINGKAS_HOME=/models \
    HF_HOME=/models/hf \
    GRADIO_TEMP_DIR=/tmp/gradio \
    GRADIO_ANALYTICS_ENABLED=False
USER ringkas
# Python ends cleanly on Ctrl-C's signal; the usual one is ignored by the first process of a container.
STOPSIGNAL SIGINT
VOLUME /models
EXPOSE 7860
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:7860/gradio_api/startup-events', timeout=4)"]
ENTRYPOINT ["ringkas"]
CMD ["ui", "--host", "0.0.0.0", "--port", "7860"]
