"""Sources: how the numbers were made, and what they rest on."""

from ui import cache, native, sources_page

dataset = cache.dataset()
with native.column():
    remarks = sources_page.opened()
    sources_page.title()
    sources_page.itemised_against_reported(dataset)
    sources_page.what_to_know(remarks)
    sources_page.publishers_apart(dataset, remarks)
    sources_page.weak_figures(dataset, remarks)
    sources_page.places_in_doubt(dataset)
    sources_page.all_sources(dataset)
    sources_page.licences(remarks)
