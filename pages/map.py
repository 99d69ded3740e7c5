"""The map: time-slider, filters, charts, headline, in one component."""

from timemap import timemap
from ui import cache, link

dataset = cache.dataset()
settled = timemap(link.opening(dataset), cache.first_envelopes(), cache.later_envelopes)
link.keep(dataset, settled.query)
