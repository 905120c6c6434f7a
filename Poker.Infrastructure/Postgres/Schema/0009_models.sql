-- Model versions. Bytes and what they came from never change; only the state does, and only as model_transition says.
CREATE TABLE model (
    version BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    -- Of the bytes: what is given out is checked against it.
    sha256 BYTEA NOT NULL UNIQUE,
    bytes BYTEA NOT NULL,
    parent BIGINT REFERENCES model,
    -- The version of the feature layout that it reads.
    layout SMALLINT NOT NULL,
    -- Which samples it was trained on, how, and what came of it.
    data JSONB NOT NULL,
    configuration JSONB NOT NULL,
    metrics JSONB NOT NULL,
    state TEXT NOT NULL DEFAULT 'candidate' CHECK (state IN ('candidate', 'validated', 'canary', 'production', 'retired', 'rejected')),
    created_at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);

-- ONNX files are floats: they do not compress.
ALTER TABLE model ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- One plays, and one at most is tried beside it.
CREATE UNIQUE INDEX model_in_service ON model (state) WHERE state IN ('production', 'canary');

CREATE TABLE model_transition (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    model BIGINT NOT NULL REFERENCES model,
    -- Null where it begins.
    from_state TEXT,
    to_state TEXT NOT NULL,
    -- A person, or the service that decided.
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    evidence JSONB NOT NULL,
    at TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX model_transition_model ON model_transition (model, id);
