"""The languages of a site, each in its own name: to choose on one's own device; at a kiosk the shell has the choice."""

import json
from functools import partial

from views import files, language
from views.visit import Visit

KEY = "language-choice"


def show(visit: Visit) -> None:
    """Draw a button for each language, where there is more than one."""
    names = {library.language: library.say("language.name") for library in visit.opened.libraries}
    if len(names) > 1:
        words = {"names": names, "spoken": language.spoken(tuple(names)), "title": visit.say("language.choose")}
        take = partial(language.take, KEY, tuple(names))
        files.component("language_choice", "languages")(
            key=KEY, data={"words": json.dumps(words)}, on_language_change=take
        )
        language.keep_in_address(tuple(names))
