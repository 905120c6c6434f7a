-- One acquisition, one lease: an acquisition that is sent twice at once must not lease two jobs.
CREATE UNIQUE INDEX job_acquisition ON job (acquisition) WHERE state = 'leased';

-- Tokens are how workers name their jobs.
CREATE UNIQUE INDEX job_token ON job (token);

-- What a worker is preferred for is looked for first.
CREATE INDEX job_preferred ON job (preferred, priority, id) WHERE state = 'pending' AND preferred IS NOT NULL;
