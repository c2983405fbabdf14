"""What a turn of the page needs and Streamlit does not do: the focus on the new heading, the language of the page."""

from pen import direction
from views import files
from views.visit import Visit


def show(visit: Visit, page: str) -> None:
    """Tell the browser which page this is; when it changes, the focus goes to the page's first heading."""
    language = visit.library.language
    files.component("page_turn")(key="page-turn", data={"page": page, "lang": language, "dir": direction(language)})
