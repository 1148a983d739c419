"""What Gradio's MCP server leaves out: answers as JSON, and defaults that are 0, False or empty."""

import json
from collections.abc import Sequence
from typing import Any

__all__ = ["mend"]


def mend(server: Any) -> None:  # noqa: ANN401 - Gradio's server, whose module needs the package mcp
    """Make *server*, Gradio's `GradioMCPServer`, answer in JSON and tell all defaults.

    It gives a dict as Python writes it, which no parser of JSON takes, and leaves a default out of a tool's
    schema where it counts as false.
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

    server.get_input_schema = get_input_schema
    server.postprocess_output_data = postprocess_output_data
