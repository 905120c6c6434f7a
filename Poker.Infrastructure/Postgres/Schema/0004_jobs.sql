-- Work that is shared out to workers. All times are the database's: leases are never compared with another clock.
CREATE TABLE run (
    id UUID NOT NULL PRIMARY KEY,
    kind TEXT NOT NULL,
    area TEXT NOT NULL,
    spec JSONB NOT NULL,
    state TEXT NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'draining', 'done', 'failed', 'cancelled')),
    problem TEXT,
    trace TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    finished_at TIMESTAMPTZ
);

-- Runs of one area work on the same tables: one at a time.
CREATE UNIQUE INDEX run_area ON run (area) WHERE state IN ('active', 'draining');

CREATE TABLE job (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    run UUID NOT NULL REFERENCES run ON DELETE CASCADE,
    kind TEXT NOT NULL,
    stage TEXT NOT NULL,
    part INTEGER NOT NULL,
    payload BYTEA NOT NULL,
    priority INTEGER NOT NULL,
    -- Slots of a worker that it takes; 0 for all of them.
    slots INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'leased', 'done', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    not_before TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- The worker that has what the job needs in its memory; others wait until then.
    preferred UUID,
    preferred_until TIMESTAMPTZ,
    token UUID,
    acquisition UUID,
    worker UUID,
    leased_at TIMESTAMPTZ,
    leased_until TIMESTAMPTZ,
    progress REAL NOT NULL DEFAULT 0,
    result BYTEA,
    problem TEXT,
    finished_at TIMESTAMPTZ,
    trace TEXT,
    UNIQUE (run, stage, part)
);

-- Results are packed by whoever makes them.
ALTER TABLE job ALTER COLUMN result SET STORAGE EXTERNAL;

CREATE INDEX job_pending ON job (priority, id) WHERE state = 'pending';
CREATE INDEX job_leased ON job (leased_until) WHERE state = 'leased';

CREATE TABLE worker (
    id UUID NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    slots INTEGER NOT NULL,
    version TEXT NOT NULL,
    kinds TEXT[] NOT NULL,
    registered_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    seen_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    leaving BOOLEAN NOT NULL DEFAULT false,
    jobs_done BIGINT NOT NULL DEFAULT 0
);
