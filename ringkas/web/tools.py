"""What Gradio's MCP server leaves out: answers as JSON, defaults that are 0, False or empty, and a login."""

import json
from collections.abc import Sequence
from typing import Any

__all__ = ["mend"]


def mend(server: Any, *, key: str = "") -> None:  # noqa: ANN401 - Gradio's, whose module needs the package mcp
    """Make *server*, Gradio's `GradioMCPServer`, answer in JSON, tell all defaults, and log in with *key*.

    It gives a dict as Python writes it, which no parser of JSON takes, and leaves a default out of a tool's
    schema where it counts as false. It asks its own page for what a tool does, but never logs in there; *key*
    is empty where nobody needs to.
    """
    schema_of, text_of = server.get_input_schema, server.types.TextContent

    def get_input_schema(tool: str, parameters: dict[str, str] | None = None) -> tuple[dict[str, Any], Any]:
        schema, files = schema_of(tool, parameters)
        endpoint = server.api_info["named_endpoints"][server.tool_to_endpoint[tool]]
        for parameter in endpoint["parameters"]:
            if parameter.get("parameter_has_default"):
                entry = schema["properties"][parameter["parameter_name"]]
                entry.setdefault("default", parameter["parameter_default"])
        return schema, files

    def postprocess_output_data(data: Sequence[Any], root_url: str) -> list[Any]:
        # The endpoints give JSON alone, never files, whose addresses would need *root_url*.
        return [text_of(type="text", text=json.dumps(output, ensure_ascii=False)) for output in data]

    def get_or_create_client() -> Any:  # noqa: ANN401 - Gradio's client
        if server._client_instance is None:
            from gradio_client import Client  # type: ignore[import-untyped]

            server._client_instance = Client(
                server.local_url,
                download_files=False,
                verbose=False,
                analytics_enabled=False,
                _skip_components=False,
                headers={"x-gradio-user": "mcp", "Authorization": f"Bearer {key}"},
            )
        return server._client_instance

    if key:
        server._get_or_create_client = get_or_create_client
    server.get_input_schema = get_input_schema
    server.postprocess_output_data = postprocess_output_data
