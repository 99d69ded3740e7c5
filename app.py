"""The app: page set-up, navigation, one error boundary."""

from ui.frame import run

run()
