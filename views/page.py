"""What Streamlit runs for each visitor, at each tick and each turn of a page."""

from subject import door
from views import frame, visit

frame.show(visit.begin(door.opened()))
