-- Whether parsing may have something to do: set with every change of the lines, and taken back by who has parsed all of them. So looking for what
-- waits costs as much as waits, however many sessions there are.
ALTER TABLE capture_session ADD COLUMN waits BOOLEAN NOT NULL DEFAULT TRUE;
UPDATE capture_session AS session SET waits = FALSE FROM capture_parse AS parse
WHERE parse.session = session.id AND session.through <= parse.parsed_through AND session.revision <= parse.revision
    AND (parse.is_closed OR session.ended_at IS NULL OR session.largest > session.through);
CREATE INDEX capture_session_waits ON capture_session (id) WHERE waits;
CREATE INDEX capture_session_open ON capture_session (id) WHERE ended_at IS NULL;
CREATE INDEX capture_session_gap ON capture_session (gap_since) WHERE gap_since IS NOT NULL;
CREATE INDEX capture_parse_due ON capture_parse (due_at) WHERE due_at IS NOT NULL;
