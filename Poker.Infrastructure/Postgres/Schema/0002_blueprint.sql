-- The trained strategy, one row an action of an information set; empty until a blueprint is stored.
CREATE TABLE blueprint (
    past BIGINT NOT NULL,
    present BIGINT NOT NULL,
    future BIGINT NOT NULL,
    edge BIGINT NOT NULL,
    policy REAL NOT NULL,
    regret REAL NOT NULL,
    PRIMARY KEY (past, present, future, edge)
);

CREATE TABLE epoch (
    key TEXT NOT NULL PRIMARY KEY,
    value BIGINT NOT NULL
);
