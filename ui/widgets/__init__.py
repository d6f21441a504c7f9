"""Components that several pages share, each one small."""
