"""The time-slider map: a Streamlit component (v2) that moves through time in the browser.

Python hands it a case once, in envelopes (`geo.wire`), and gets one small thing back when the hand
rests: the settled view, as link text.
"""

from timemap.component import Envelope, Settled, bar_actions, hand_file, table, timemap

__all__ = ["Envelope", "Settled", "bar_actions", "hand_file", "table", "timemap"]
