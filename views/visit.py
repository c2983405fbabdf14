"""What Streamlit runs for each visitor, at each tick and each turn of a page."""

from views import frame

frame.show()
