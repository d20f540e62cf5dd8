"""The description of the API as one plain page: nothing is loaded from anywhere."""

from html import escape
from typing import Any

_STYLE = (
    "body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#222}"
    "h2{font-size:1.1rem;margin-top:2rem}code{background:#f3f3f3;padding:.1em .3em}"
    "table{border-collapse:collapse;width:100%}td{border-top:1px solid #ddd;padding:.3rem .5rem;vertical-align:top}"
)


def reference_page(schema: dict[str, Any]) -> str:
    """HTML of an OpenAPI schema: every address, then every shape with its fields."""
    addresses = "".join(
        f"<tr><td><code>{escape(method.upper())} {escape(path)}</code></td>"
        f"<td>{escape(about.get('summary', ''))}<br>{escape(about.get('description', ''))}</td></tr>"
        for path, methods in schema["paths"].items()
        for method, about in methods.items()
    )
    shapes = "".join(_shape(name, shape) for name, shape in schema["components"]["schemas"].items())
    return (
        "<!doctype html><html lang='vi'><head><meta charset='utf-8'>"
        f"<meta name='viewport' content='width=device-width'><title>{escape(schema['info']['title'])}</title>"
        f"<style>{_STYLE}</style></head><body><h1>{escape(schema['info']['title'])}</h1>"
        f"<p>{escape(schema['info'].get('description', ''))} "
        "Mô tả cho máy đọc: <a href='/openapi.json'>/openapi.json</a>.</p>"
        f"<h2>Các địa chỉ</h2><table>{addresses}</table><h2>Các dạng dữ liệu</h2>{shapes}</body></html>"
    )


def _shape(name: str, shape: dict[str, Any]) -> str:
    required = shape.get("required", [])
    rows = "".join(
        f"<tr><td><code>{escape(field)}</code>{'' if field in required else ' (không bắt buộc)'}</td>"
        f"<td>{escape(_kind(about))}</td><td>{escape(about.get('description', ''))}</td></tr>"
        for field, about in shape.get("properties", {}).items()
    )
    return f"<h3 id='{escape(name)}'>{escape(name)}</h3><table>{rows}</table>"


def _kind(about: dict[str, Any]) -> str:
    if "anyOf" in about:
        return " | ".join(_kind(one) for one in about["anyOf"])
    if "$ref" in about:
        return str(about["$ref"]).rsplit("/", 1)[-1]
    if about.get("type") == "array":
        return f"[{_kind(about.get('items', {}))}]"
    return " | ".join(map(str, about["enum"])) if "enum" in about else str(about.get("type", ""))
