-- Every canonical situation's bucket. A street is a partition; its rows lie in leaves that are loaded beside it and attached when complete.
CREATE TABLE isomorphism (
    obs BIGINT NOT NULL,
    abs BIGINT NOT NULL,
    PRIMARY KEY (obs)
) PARTITION BY RANGE (obs);

-- The bounds are street · 2^60: the street stands in bits 60 and 61 of obs.
CREATE TABLE isomorphism_preflop PARTITION OF isomorphism
    FOR VALUES FROM (0) TO (1152921504606846976) PARTITION BY RANGE (obs);
CREATE TABLE isomorphism_flop PARTITION OF isomorphism
    FOR VALUES FROM (1152921504606846976) TO (2305843009213693952) PARTITION BY RANGE (obs);
CREATE TABLE isomorphism_turn PARTITION OF isomorphism
    FOR VALUES FROM (2305843009213693952) TO (3458764513820540928) PARTITION BY RANGE (obs);
CREATE TABLE isomorphism_river PARTITION OF isomorphism
    FOR VALUES FROM (3458764513820540928) TO (4611686018427387904) PARTITION BY RANGE (obs);

CREATE TABLE street (
    street SMALLINT NOT NULL PRIMARY KEY,
    nobs BIGINT NOT NULL,
    nabs INTEGER NOT NULL
);

CREATE TABLE abstraction (
    abs BIGINT NOT NULL PRIMARY KEY,
    street SMALLINT NOT NULL,
    population BIGINT NOT NULL,
    equity REAL NOT NULL
);

CREATE TABLE metric (
    xor BIGINT NOT NULL PRIMARY KEY,
    dx REAL NOT NULL
);

CREATE TABLE transitions (
    prev BIGINT NOT NULL,
    next BIGINT NOT NULL,
    dx REAL NOT NULL,
    PRIMARY KEY (prev, next)
);

-- A row says that a street is complete; it is written in the transaction that attaches and fills all the rest.
CREATE TABLE clustering (
    street SMALLINT NOT NULL PRIMARY KEY,
    algorithm_version INTEGER NOT NULL,
    deck TEXT NOT NULL,
    river_buckets INTEGER NOT NULL,
    turn_buckets INTEGER NOT NULL,
    flop_buckets INTEGER NOT NULL,
    preflop_buckets INTEGER NOT NULL,
    flop_iterations INTEGER NOT NULL,
    seed NUMERIC(20) NOT NULL,
    rows BIGINT NOT NULL,
    buckets INTEGER NOT NULL,
    inertia DOUBLE PRECISION NOT NULL,
    iterations INTEGER NOT NULL,
    compute_seconds DOUBLE PRECISION NOT NULL,
    store_seconds DOUBLE PRECISION NOT NULL,
    finished_at TIMESTAMPTZ NOT NULL DEFAULT now()
);

-- One row a leaf of isomorphism, written in the transaction that loads it: what a killed run left is known exactly.
CREATE TABLE clustering_part (
    street SMALLINT NOT NULL,
    part INTEGER NOT NULL,
    leaf TEXT NOT NULL UNIQUE,
    rows BIGINT NOT NULL,
    PRIMARY KEY (street, part)
);
