"""Table: the incidents of the settled view, and the rows that were set aside."""

from ui import cache, native, table_page

dataset = cache.dataset()
with native.column():
    view, notes = table_page.settled(dataset)
    table_page.title(dataset, view)
    table_page.noted(notes)
    table_page.incidents(dataset, view)
    table_page.set_aside(dataset)
