"""The map: time slider, filters, charts and headline in one component."""

from ui import cache, visit

visit.map_page(cache.dataset())
