"""The plain Streamlit way: a slider, pandas, `st.pydeck_chart`. The bench runs it."""

import os
from datetime import timedelta

import pandas as pd
import pydeck as pdk
import streamlit as st

from bench.synthetic import DAYS, START, WINDOW, incidents

ROWS = int(os.environ["BENCH_ROWS"])
st.set_page_config(layout="wide")


@st.cache_data
def table() -> pd.DataFrame:
    """The same incidents the other contestants show."""
    return incidents(ROWS)


last = st.slider("Last day", WINDOW - 1, DAYS - 1, WINDOW - 1)
end = pd.Timestamp(START) + timedelta(days=last + 1)
rows = table()
start = rows["date"].min() if "mode" in st.query_params else end - timedelta(days=WINDOW)
window = rows[(rows["date"] >= start) & (rows["date"] < end)]
layer = pdk.Layer(
    "ScatterplotLayer",
    window[["lon", "lat"]],
    id="incidents",
    get_position="[lon, lat]",
    get_fill_color=[240, 161, 34],
    radius_min_pixels=4,
    radius_max_pixels=4,
)
view = pdk.ViewState(latitude=33.5, longitude=42.0, zoom=5.3)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None), height=500)
st.html(f'<i id="bench-state">{last}</i>')
