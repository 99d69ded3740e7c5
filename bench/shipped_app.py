"""One `st.pydeck_chart` of the shipped rows: what a first map costs at least."""

from pathlib import Path

import pandas as pd
import pydeck as pdk
import streamlit as st

DATA = Path(__file__).parent.parent / "data"

st.set_page_config(layout="wide")
sites = pd.read_csv(DATA / "sites.csv").set_index("site_id")
rows = pd.read_csv(DATA / "incidents.csv")[["site_id"]].join(sites[["lon", "lat"]], on="site_id")
layer = pdk.Layer(
    "ScatterplotLayer",
    rows[["lon", "lat"]],
    id="incidents",
    get_position="[lon, lat]",
    get_fill_color=[240, 161, 34],
    radius_min_pixels=4,
)
view = pdk.ViewState(latitude=33.5, longitude=42.0, zoom=5.3)
st.pydeck_chart(pdk.Deck([layer], initial_view_state=view, map_provider=None), height=500)
