-- One acquisition, one lease: an acquisition that is sent twice at once must not lease two jobs.
CREATE UNIQUE INDEX job_acquisition ON job (acquisition) WHERE state = 'leased';

-- Tokens are how workers name their jobs.
CREATE UNIQUE INDEX job_token ON job (token);
