"""My own card and QR codes: on the screen and on paper."""
