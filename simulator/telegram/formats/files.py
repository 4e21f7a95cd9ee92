"""Files that a bot sends: uploaded, attached by name, or sent again by their id."""

from __future__ import annotations

import mimetypes
import re
import struct

from simulator.telegram.chats.messages import ShownFile, Wire
from simulator.telegram.http.arguments import Arguments, Upload
from simulator.telegram.refusals import bad_request
from simulator.telegram.world import World

PICTURES = {b"\xff\xd8\xff": "JPEG", b"\x89PNG": "PNG", b"RIFF": "WebP", b"GIF8": "GIF"}
PNG_SIZE = struct.Struct(">II")


def read_file(world: World, arguments: Arguments, field: str) -> ShownFile:
    """Find the file that a parameter means (telegram-bot-api get_input_file)."""
    given = arguments.text(field)
    upload = arguments.files.get(given.removeprefix("attach://") or field)
    if given.startswith("attach://") or (upload and not given):
        if upload is None:
            raise bad_request(f"there is no {field} in the request")
        return stored(world, arguments, upload, field)
    if not given:
        raise bad_request(f"there is no {field} in the request")
    if re.match(r"https?://", given):
        raise bad_request("failed to get HTTP URL content")
    if given not in world.files:
        raise bad_request(
            "wrong remote file identifier specified: can't unserialize it. Wrong last symbol"
        )
    return world.files[given]


def stored(world: World, arguments: Arguments, upload: Upload, field: str) -> ShownFile:
    """Keep an uploaded file; a photo must be a picture."""
    if not upload.content:
        raise bad_request("file must be non-empty")
    details: Wire = {}
    if field == "photo":
        details = picture_size(upload.content)
    if field == "voice":
        details = {"duration": arguments.integer("duration")}
    return world.store(upload.name, mime_type(upload), upload.content, **details)


def mime_type(upload: Upload) -> str:
    """Give the type that the bot named; where it named none, the one of the file's name."""
    if upload.mime_type != "application/octet-stream":
        return upload.mime_type
    return mimetypes.guess_type(upload.name)[0] or upload.mime_type


def picture_size(content: bytes) -> Wire:
    """Read a picture's size in points; only PNG says it plainly, others get a usual one."""
    kind = next((name for mark, name in PICTURES.items() if content.startswith(mark)), None)
    if kind is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = 800, 600
    if kind == "PNG" and len(content) >= 24:
        width, height = PNG_SIZE.unpack(content[16:24])
    return {"width": width, "height": height}
