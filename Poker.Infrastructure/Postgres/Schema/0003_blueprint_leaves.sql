-- No version before this step stored a blueprint: the table of step 2 is empty.
-- future is a function of past, so that it is no part of the key. Rows lie in leaves, ranges of past, that are loaded beside and swapped in.
DROP TABLE blueprint;

CREATE TABLE blueprint (
    past BIGINT NOT NULL,
    present BIGINT NOT NULL,
    future BIGINT NOT NULL,
    edge BIGINT NOT NULL,
    policy REAL NOT NULL,
    regret REAL NOT NULL,
    PRIMARY KEY (past, present, edge)
) PARTITION BY RANGE (past);

-- One number a load, part of its leaves' names: those of two loads never clash.
CREATE SEQUENCE blueprint_generation;

-- What the rows of blueprint are: at most one row, written in the transaction that swaps them in.
CREATE TABLE blueprint_run (
    single BOOLEAN NOT NULL PRIMARY KEY DEFAULT true CHECK (single),
    run UUID NOT NULL,
    algorithm_version INTEGER NOT NULL,
    deck TEXT NOT NULL,
    river_buckets INTEGER NOT NULL,
    turn_buckets INTEGER NOT NULL,
    flop_buckets INTEGER NOT NULL,
    preflop_buckets INTEGER NOT NULL,
    flop_iterations INTEGER NOT NULL,
    seed NUMERIC(20) NOT NULL,
    betting TEXT NOT NULL,
    stack_big_blinds INTEGER NOT NULL,
    bets TEXT NOT NULL,
    training JSONB NOT NULL,
    fingerprint TEXT NOT NULL,
    buckets INTEGER[] NOT NULL,
    iterations BIGINT NOT NULL,
    nodes BIGINT NOT NULL,
    trained_seconds DOUBLE PRECISION NOT NULL,
    infosets BIGINT NOT NULL,
    rows BIGINT NOT NULL,
    sync_seconds DOUBLE PRECISION NOT NULL,
    synced_at TIMESTAMPTZ NOT NULL DEFAULT now()
);
