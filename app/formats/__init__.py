"""Files of other programs: vCard, CSV, iCalendar."""
