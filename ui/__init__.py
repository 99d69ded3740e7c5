"""The Streamlit glue: pages' frame, bar, theme, links, cache."""
