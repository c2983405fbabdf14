"""What Streamlit still holds of visits whose page is closed, and how it is let go."""

import gc

from streamlit import runtime

GRACE = 5
"""Seconds: so long may a page come back that lost its connection."""


def forget() -> None:
    """Close visits whose page has been gone for a while.

    Streamlit alone would keep the last one until another visitor leaves, and the files made for each until the end.
    """
    if not runtime.exists():
        return
    running = runtime.get_instance()
    # There is no public way to these; tests/server/test_visits.py watches this one.
    stored = running._session_mgr._session_storage._cache  # type: ignore[attr-defined]
    gone = stored.timer() + stored.ttl - GRACE
    for id in [id for id, until in stored._expirations.items() if until <= gone]:
        visit = stored._data[id].session
        running.close_session(id)
        # Its own clear() reads each value first, and stops at one that a browser sent and nothing can read.
        visit.session_state._new_widget_state.states.clear()
        visit.session_state.clear()  # the server's loop still knows the last visit by name
        visit._client_state.Clear()
        visit.flush_browser_queue()
    running.media_file_mgr.remove_orphaned_files()  # what was made to take away goes at the second call only
    gc.collect()
