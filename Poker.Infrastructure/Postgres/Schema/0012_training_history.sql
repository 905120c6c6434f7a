-- A run may be paused: none of its jobs is leased and nobody plans it, but it still has its area, and what is at work may end and count.
ALTER TABLE run DROP CONSTRAINT run_state_check;
ALTER TABLE run ADD CONSTRAINT run_state_check CHECK (state IN ('active', 'draining', 'paused', 'done', 'failed', 'cancelled'));
DROP INDEX run_area;
CREATE UNIQUE INDEX run_area ON run (area) WHERE state IN ('active', 'draining', 'paused');

-- Since when it is paused; and how long it was before that, all pauses together: limits of time do not count it.
ALTER TABLE run ADD COLUMN paused_at TIMESTAMPTZ CHECK ((paused_at IS NOT NULL) = (state = 'paused'));
ALTER TABLE run ADD COLUMN paused_for INTERVAL NOT NULL DEFAULT '0';

-- How trainings got on. A training is what blueprint_run calls run: it may go on through many runs and sessions.
CREATE TABLE training_curve (
    training UUID NOT NULL PRIMARY KEY,
    -- What is trained, for people.
    title TEXT NOT NULL,
    began_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    last_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- Points are kept whose numbers are multiples of it; it doubles when there are too many.
    spacing INTEGER NOT NULL DEFAULT 1
);
CREATE INDEX training_curve_last ON training_curve (last_at);

CREATE TABLE training_point (
    training UUID NOT NULL REFERENCES training_curve ON DELETE CASCADE,
    -- Trained seconds in steps of five.
    number INTEGER NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    iterations BIGINT NOT NULL,
    nodes BIGINT NOT NULL,
    -- Trained so far, on the clock.
    seconds DOUBLE PRECISION NOT NULL,
    -- When it was last looked at, after so many iterations: the bound on the average regret in thousandths of a big blind, and the
    -- information sets that training had come to.
    regret DOUBLE PRECISION,
    regret_iterations BIGINT,
    touched BIGINT,
    PRIMARY KEY (training, number)
);

-- What measuring a blueprint gave. It stays when the blueprint is trained on, or another one takes its place.
CREATE TABLE evaluation (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp(),
    -- lbr: what a local best response wins of it; exploitability: what a perfect opponent does; match: what it wins of its opponent.
    kind TEXT NOT NULL CHECK (kind IN ('lbr', 'exploitability', 'match')),
    training UUID NOT NULL,
    iterations BIGINT NOT NULL,
    value DOUBLE PRECISION NOT NULL,
    -- The 95 % interval; null where the value is exact, or of one sample.
    low DOUBLE PRECISION,
    high DOUBLE PRECISION,
    unit TEXT NOT NULL,
    -- Null where the value is exact.
    hands BIGINT,
    -- Whom it played; empty but for matches.
    opponent TEXT NOT NULL,
    -- How it was measured.
    settings JSONB NOT NULL,
    CHECK ((low IS NULL) = (high IS NULL))
);
CREATE INDEX evaluation_training ON evaluation (training, id);
