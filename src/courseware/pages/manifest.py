"""What a phone needs to put the site on its home screen: a name, an address to start at, pictures."""

from __future__ import annotations

import json

from courseware.model import Language, Site

SIZES = (192, 512)
"""Widths of the pictures in pixels: assets/icon-192.png."""


def manifest(site: Site, language: Language) -> bytes:
    """The web app manifest of one language, to be read from the folder assets/ of the built site."""
    home = site.page("index", language.code)
    data = {
        "name": home.title if home else language.name,
        "short_name": home.title if home else language.name,
        "description": home.summary if home else "",
        "lang": language.code,
        "id": f"/{language.folder}",
        "start_url": f"../{language.folder}index.html",
        "scope": "../",
        "display": "standalone",
        "background_color": "#fbfaf7",
        "theme_color": "#12304f",
        "icons": [
            {"src": f"icon-{size}.png", "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
            for size in SIZES
            for purpose in ("any", "maskable")
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1).encode()
