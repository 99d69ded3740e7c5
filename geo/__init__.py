"""The library: tables in, values out. It knows no Streamlit and no browser."""
