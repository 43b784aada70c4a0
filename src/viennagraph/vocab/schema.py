"""The terms of schema.org that the graph uses or may use."""

# ruff: noqa: N816 - a constant is spelled as its term is

from typing import Final

NS: Final = "https://schema.org/"

CreativeWork: Final = "https://schema.org/CreativeWork"
DataDownload: Final = "https://schema.org/DataDownload"
Dataset: Final = "https://schema.org/Dataset"
Event: Final = "https://schema.org/Event"
EventSeries: Final = "https://schema.org/EventSeries"
GovernmentOrganization: Final = "https://schema.org/GovernmentOrganization"
Legislation: Final = "https://schema.org/Legislation"
Place: Final = "https://schema.org/Place"
Report: Final = "https://schema.org/Report"
about: Final = "https://schema.org/about"
attendee: Final = "https://schema.org/attendee"
citation: Final = "https://schema.org/citation"
description: Final = "https://schema.org/description"
endDate: Final = "https://schema.org/endDate"
keywords: Final = "https://schema.org/keywords"
location: Final = "https://schema.org/location"
name: Final = "https://schema.org/name"
organizer: Final = "https://schema.org/organizer"
startDate: Final = "https://schema.org/startDate"
subEvent: Final = "https://schema.org/subEvent"
superEvent: Final = "https://schema.org/superEvent"
target: Final = "https://schema.org/target"
text: Final = "https://schema.org/text"
url: Final = "https://schema.org/url"
