-- The live loop. A cycle is one way from hands to a model in production, or not: training, validation, trial in service.
CREATE TABLE live_cycle (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Cycles stay: their number shares the error rate out.
    run UUID REFERENCES run ON DELETE SET NULL,
    began_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    ended_at TIMESTAMPTZ,
    -- Why it began: how many hands had come, or who asked.
    cause TEXT NOT NULL,
    -- Hands up to this id count as learned from; so many were new.
    through_hand BIGINT NOT NULL,
    new_hands BIGINT NOT NULL,
    -- The model in production at its beginning, and the one that came of it.
    parent BIGINT REFERENCES model,
    candidate BIGINT REFERENCES model,
    state TEXT NOT NULL DEFAULT 'training' CHECK (state IN ('training', 'validating', 'trying', 'promoted', 'rejected', 'nothing')),
    -- Its share of the error rate of all cycles, for each of its tests.
    alpha DOUBLE PRECISION NOT NULL,
    -- For people.
    outcome TEXT
);
CREATE UNIQUE INDEX live_cycle_open ON live_cycle ((TRUE)) WHERE ended_at IS NULL;

-- Somebody wants a cycle now; taken away when one begins.
CREATE TABLE live_request (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    who TEXT NOT NULL,
    -- A model version to be validated as it is, instead of training one.
    candidate BIGINT REFERENCES model,
    asked_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- What the trial of a canary in service has shown, one after the other.
CREATE TABLE trial_result (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    canary BIGINT NOT NULL REFERENCES model,
    production BIGINT NOT NULL REFERENCES model,
    -- duplicate: one deal, played by both in the same seat; split: a hand of each.
    kind TEXT NOT NULL CHECK (kind IN ('duplicate', 'split')),
    -- The canary's winnings less the other's, in big blinds, each at most the stack and 100: -200 to 200.
    difference REAL NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX trial_result_canary ON trial_result (canary, id);

-- Which batches of results are stored: one whose COMMIT was not answered comes again. Those of the last days.
CREATE TABLE trial_batch (
    id UUID PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX trial_batch_at ON trial_batch (at);

-- What was decided by the bot service, the latest days.
CREATE TABLE decision (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    -- Who asked: a table, or a caller of the interface; and which hand it was.
    place TEXT NOT NULL,
    hand TEXT NOT NULL,
    -- The strategy that decided, and its model's version where it is one.
    strategy TEXT NOT NULL,
    model BIGINT,
    seat SMALLINT NOT NULL,
    street SMALLINT NOT NULL,
    -- The feature vector, as in sample.
    features BYTEA NOT NULL,
    legal INTEGER NOT NULL,
    -- A probability for each action bin.
    policy REAL[] NOT NULL,
    bin SMALLINT NOT NULL,
    action TEXT NOT NULL,
    micros INTEGER NOT NULL
);
CREATE INDEX decision_at ON decision USING BRIN (at);
