"""The names that the Internet Assigned Numbers Authority gives to media types."""

from typing import Final

NS: Final = "https://www.iana.org/assignments/media-types/"
