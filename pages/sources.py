"""Sources: how the numbers were made, and what they rest on."""

from ui import cache, native, sources_page

dataset = cache.dataset()
with native.column():
    sections = sources_page.sections(dataset)
    sources_page.title()
    for section in sections:
        sources_page.show(section)
