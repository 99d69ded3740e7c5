"""Whose work the program itself is drawn with; what a case is made of stands in its own folder."""

from geo.remarks import Credit

OURS = (
    Credit(
        "Natural Earth",
        "public domain",
        "Made with Natural Earth",
        "https://www.naturalearthdata.com/",
    ),
    Credit(
        "Towns: GeoNames, with ranks of Natural Earth",
        "CC BY 4.0",
        "Towns © GeoNames, CC BY 4.0",
        "https://www.geonames.org/",
    ),
    Credit(
        "Names of countries: Unicode CLDR",
        "Unicode License v3",
        "Names CLDR © Unicode",
        "https://cldr.unicode.org/",
    ),
    Credit(
        "Smaller rivers: drawn by hand through towns and confluences",
        "as the program",
        "For orientation, never to measure on",
    ),
    Credit(
        "IBM Plex Sans and IBM Plex Sans Arabic",
        "SIL Open Font License 1.1",
        "© IBM Corp.",
        "https://github.com/IBM/plex",
    ),
    Credit("deck.gl", "MIT", "© vis.gl contributors", "https://deck.gl/"),
    Credit("Preact", "MIT", "© Jason Miller", "https://preactjs.com/"),
    Credit("Streamlit", "Apache 2.0", "© Snowflake Inc.", "https://streamlit.io/"),
)
