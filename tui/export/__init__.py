"""Files for other programs: each format renders records that are already loaded."""
