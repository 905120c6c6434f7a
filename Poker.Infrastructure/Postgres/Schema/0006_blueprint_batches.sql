-- Training shared out in batches. A batch counts when its row has an epoch: its place in the order in which batches came to count.
CREATE TABLE blueprint_progress (
    run UUID NOT NULL PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    -- What blueprint_run will call the training: a run that goes on with a stored blueprint keeps its name.
    training UUID NOT NULL,
    began_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    began_iterations BIGINT NOT NULL,
    began_nodes BIGINT NOT NULL,
    began_seconds DOUBLE PRECISION NOT NULL,
    -- The counters: changed by the transaction that makes a batch count, and by no other. The row's lock orders those.
    epoch BIGINT NOT NULL DEFAULT 0,
    iterations BIGINT NOT NULL,
    nodes BIGINT NOT NULL
);

CREATE TABLE blueprint_batch (
    run UUID NOT NULL REFERENCES run ON DELETE CASCADE,
    batch INTEGER NOT NULL,
    first_iteration BIGINT NOT NULL,
    iterations BIGINT NOT NULL,
    -- How many other batches may come to count between its base and itself.
    staleness INTEGER NOT NULL,
    -- How many batches it stands for while it is trained: those at work beside it.
    crowd INTEGER NOT NULL,
    issued_epoch BIGINT NOT NULL,
    -- The lease that works at it, or last did, and the epoch of the base that it trains from.
    token UUID,
    base_epoch BIGINT,
    epoch BIGINT,
    nodes BIGINT,
    worker UUID,
    bytes BIGINT,
    frames INTEGER,
    checksum BIGINT,
    -- The number of the table of its frames; null once that was folded into the base and dropped.
    frame_table BIGINT,
    seconds DOUBLE PRECISION,
    counted_at TIMESTAMPTZ,
    PRIMARY KEY (run, batch),
    UNIQUE (run, epoch)
);

-- The sum of all batches up to an epoch: where workers begin that join. The last one of a run.
CREATE TABLE blueprint_base (
    run UUID NOT NULL PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    epoch BIGINT NOT NULL,
    bytes BIGINT NOT NULL,
    frames INTEGER NOT NULL,
    checksum BIGINT NOT NULL,
    frame_table BIGINT NOT NULL
);

-- What the base was like when it was last looked at.
CREATE TABLE blueprint_figures (
    run UUID NOT NULL PRIMARY KEY REFERENCES run ON DELETE CASCADE,
    epoch BIGINT NOT NULL,
    infosets BIGINT NOT NULL,
    touched BIGINT NOT NULL,
    mean_positive_regret DOUBLE PRECISION NOT NULL
);

-- The pattern of the tables of frames, blueprint_frames_<number>: a batch's, or a base's, is made, filled and referred to in one transaction, so
-- that it takes no WAL, and dropped whole. Plain: rows fill a page each, and there is no table beside for long values.
CREATE TABLE blueprint_frames (
    part INTEGER NOT NULL,
    body BYTEA NOT NULL
);
ALTER TABLE blueprint_frames ALTER COLUMN body SET STORAGE PLAIN;
CREATE SEQUENCE blueprint_frames_number;
