"""Native charts, which a reader can restyle and whose numbers open as a workbook."""

from math import isfinite

from pptx.opc.constants import CONTENT_TYPE as CT
from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.parts.chart import ChartPart
from pptx.parts.slide import SlidePart

from slides.marks import Box, Chart
from slides.powerpoint.chartml import Look
from slides.powerpoint.stackedbars import bar_columns, bar_frame, bars_xml
from slides.powerpoint.stepchart import FIRST_DAY, step_columns, step_frame, steps_xml
from slides.powerpoint.workbook import workbook_of


def add_chart(page: SlidePart, chart: Chart, look: Look) -> str:
    """Puts a chart beside a page and answers the id of the relationship to it.

    Blank where there is nothing to chart: no number, or a day that workbooks cannot tell.
    """
    if not _can_be_told(chart):
        return ""
    steps = chart.kind == "steps"
    xml = steps_xml(chart, look) if steps else bars_xml(chart, look)
    name = page.package.next_partname(ChartPart.partname_template)
    part = ChartPart.load(name, CT.DML_CHART, page.package, xml.encode())
    columns = step_columns(chart) if steps else bar_columns(chart)
    part.chart_workbook.update_from_xlsx_blob(workbook_of(columns))
    return page.relate_to(part, RT.CHART)


def frame_of(chart: Chart) -> Box:
    """The room of a native chart, with what stands over its edges."""
    return step_frame(chart.box) if chart.kind == "steps" else bar_frame(chart.box)


def _can_be_told(chart: Chart) -> bool:
    values = [value for series in chart.series for value in series.values]
    days = [day for series in chart.series for day in series.days]
    return (
        any(values)
        and all(isfinite(value) and value >= 0 for value in values)
        and all(day >= FIRST_DAY for day in days)
        and all(series.values for series in chart.series)
        and chart.box.width > 1 < chart.box.height
    )
