"""Parts of a screen that more than one page draws; each module has one verb."""
