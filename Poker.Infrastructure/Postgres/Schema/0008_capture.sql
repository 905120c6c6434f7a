-- Where lines come from: a browser, a log file, an import.
CREATE TABLE capture_source (
    id INTEGER GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- The dialect of its lines; null: detected, for each table.
    dialect TEXT,
    -- SHA-256 of its API key; null: lines come from this machine only.
    key_hash BYTEA UNIQUE,
    created_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    revoked_at TIMESTAMPTZ
);

-- One run of a page, one file: sequences are counted anew in each, from 1, without holes.
CREATE TABLE capture_session (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    source INTEGER NOT NULL REFERENCES capture_source,
    -- What the sender calls it.
    name TEXT NOT NULL,
    began_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    last_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- All lines up to here are stored, or were and have expired.
    through BIGINT NOT NULL DEFAULT 0,
    -- The largest sequence that is stored: more than through while lines between are missing.
    largest BIGINT NOT NULL DEFAULT 0,
    -- When the line behind the first hole came; null while nothing is missing.
    gap_since TIMESTAMPTZ,
    -- Lines up to here have expired; they are acknowledged and not stored again.
    expired_through BIGINT NOT NULL DEFAULT 0,
    -- Lines that came again with another text; the first stays.
    conflicts BIGINT NOT NULL DEFAULT 0,
    -- The sender has said that no line follows.
    ended_at TIMESTAMPTZ,
    -- Raised whenever a line comes that parsing has gone past: all is to be parsed again.
    revision INTEGER NOT NULL DEFAULT 0,
    UNIQUE (source, name)
);

-- What came in, as it came: only NUL and halves of surrogates are replaced, and a line too long is cut.
CREATE TABLE capture_line (
    session BIGINT NOT NULL REFERENCES capture_session ON DELETE CASCADE,
    sequence BIGINT NOT NULL CHECK (sequence > 0),
    -- When the source told it, by the source's clock.
    told_at TIMESTAMPTZ,
    received_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- Of several tables in one session: which, if the sender says so.
    table_name TEXT,
    -- The length in UTF-16 code units before it was cut.
    length INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (session, sequence)
);
CREATE INDEX capture_line_received ON capture_line USING BRIN (received_at);

-- How far each session is parsed. Written with the hands that came of it, in one transaction.
CREATE TABLE capture_parse (
    session BIGINT NOT NULL PRIMARY KEY REFERENCES capture_session ON DELETE CASCADE,
    -- capture_session.revision that it is of: when that is higher, parsing starts anew.
    revision INTEGER NOT NULL,
    -- Lines up to here have been looked at.
    parsed_through BIGINT NOT NULL,
    -- Of each table: its dialect, what is known of it (encrypted: there are names in it), and the lines of the hand under way.
    tables JSONB NOT NULL,
    understood BIGINT NOT NULL DEFAULT 0,
    noise BIGINT NOT NULL DEFAULT 0,
    parsed_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- When to look again although no line comes, since a hand is paid; null: not before one comes.
    due_at TIMESTAMPTZ,
    -- The session has ended, or its lines have expired: all hands are out, and nothing is known of its tables any more.
    is_closed BOOLEAN NOT NULL DEFAULT FALSE
);

-- A hash of the key that makes pseudonyms: with another one, the same player would be somebody else.
CREATE TABLE capture_key (
    id INTEGER NOT NULL PRIMARY KEY DEFAULT 1 CHECK (id = 1),
    fingerprint BYTEA NOT NULL
);

-- A hand that the rules engine has replayed. Players are pseudonyms.
CREATE TABLE hand (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    session BIGINT NOT NULL REFERENCES capture_session ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    first_line BIGINT NOT NULL,
    -- Where the hand begins in that line: 0, or of a text of several lines which, from 0.
    first_part SMALLINT NOT NULL,
    last_line BIGINT NOT NULL,
    -- How the source names it.
    name TEXT NOT NULL,
    dialect TEXT NOT NULL,
    players SMALLINT NOT NULL,
    big_blind BIGINT NOT NULL,
    -- Faults of the source that were worked around, as Poker.Core.Histories.Leniencies.
    leniencies INTEGER NOT NULL,
    -- The split that is kept for validation; of a hash of source, session and first line, so that it stays.
    validation BOOLEAN NOT NULL,
    played_at TIMESTAMPTZ NOT NULL,
    accepted_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- All of it, as docs/schema.md says.
    record JSONB NOT NULL,
    UNIQUE (session, table_name, first_line, first_part)
);
CREATE INDEX hand_accepted ON hand (accepted_at);

-- A hand that was not accepted, and why.
CREATE TABLE quarantine (
    session BIGINT NOT NULL REFERENCES capture_session ON DELETE CASCADE,
    table_name TEXT NOT NULL,
    first_line BIGINT NOT NULL,
    first_part SMALLINT NOT NULL,
    last_line BIGINT NOT NULL,
    fault_line BIGINT NOT NULL,
    name TEXT NOT NULL,
    dialect TEXT NOT NULL,
    cause TEXT NOT NULL,
    reason TEXT NOT NULL,
    found_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (session, table_name, first_line, first_part)
);
CREATE INDEX quarantine_cause ON quarantine (cause);

-- A hand whose decisions were made samples of: all that can be, which may be none.
CREATE TABLE sampled_hand (
    hand BIGINT NOT NULL REFERENCES hand ON DELETE CASCADE,
    -- The version of the feature layout.
    layout SMALLINT NOT NULL,
    -- What the label is: taken or optimal.
    mode TEXT NOT NULL CHECK (mode IN ('taken', 'optimal')),
    samples SMALLINT NOT NULL,
    -- What they depend on beside the hand: options, buckets, policy.
    made_by TEXT NOT NULL,
    PRIMARY KEY (hand, layout, mode)
);

-- A decision of such a hand, as a network sees it.
CREATE TABLE sample (
    hand BIGINT NOT NULL,
    -- The number of the decision in its hand, from 0.
    decision SMALLINT NOT NULL,
    layout SMALLINT NOT NULL,
    mode TEXT NOT NULL,
    -- 32-bit floats, little-endian, in the order of the layout.
    features BYTEA NOT NULL,
    -- Bit i: bin i is legal.
    legal INTEGER NOT NULL,
    -- A probability for each bin.
    label REAL[] NOT NULL,
    weight REAL NOT NULL,
    validation BOOLEAN NOT NULL,
    PRIMARY KEY (hand, layout, mode, decision),
    FOREIGN KEY (hand, layout, mode) REFERENCES sampled_hand ON DELETE CASCADE
);
