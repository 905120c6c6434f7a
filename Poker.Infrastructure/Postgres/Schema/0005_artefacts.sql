-- Finished streets as their files, compressed and cut into chunks: what any machine fetches once instead of computing it.
CREATE TABLE street_artefact (
    street SMALLINT NOT NULL PRIMARY KEY,
    algorithm_version INTEGER NOT NULL,
    deck TEXT NOT NULL,
    river_buckets INTEGER NOT NULL,
    turn_buckets INTEGER NOT NULL,
    flop_buckets INTEGER NOT NULL,
    preflop_buckets INTEGER NOT NULL,
    flop_iterations INTEGER NOT NULL,
    seed NUMERIC(20) NOT NULL,
    fingerprint TEXT NOT NULL,
    bytes BIGINT NOT NULL,
    chunks INTEGER NOT NULL,
    stored_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

CREATE TABLE street_artefact_chunk (
    street SMALLINT NOT NULL REFERENCES street_artefact ON DELETE CASCADE,
    number INTEGER NOT NULL,
    bytes BYTEA NOT NULL,
    PRIMARY KEY (street, number)
);

-- The chunks are compressed already.
ALTER TABLE street_artefact_chunk ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- One row a round of a street that a run clusters: its figures, the centroids after it, and the points that it moved.
CREATE TABLE clustering_round (
    run UUID NOT NULL REFERENCES run ON DELETE CASCADE,
    street SMALLINT NOT NULL,
    round INTEGER NOT NULL,
    inertia BIGINT NOT NULL,
    moved BIGINT NOT NULL,
    distances BIGINT NOT NULL,
    ended BOOLEAN NOT NULL,
    state BYTEA NOT NULL,
    -- What the members of the clusters add up to: of the last round only.
    sums BYTEA,
    moves BYTEA NOT NULL,
    finished_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    PRIMARY KEY (run, street, round)
);

ALTER TABLE clustering_round ALTER COLUMN state SET STORAGE EXTERNAL;
ALTER TABLE clustering_round ALTER COLUMN sums SET STORAGE EXTERNAL;
ALTER TABLE clustering_round ALTER COLUMN moves SET STORAGE EXTERNAL;
