SELECT coalesce(sum(CASE WHEN run.area = 'autotrain' AND run.state = 'active' THEN {training} ELSE jobs.workers END), 0)::bigint
FROM run, LATERAL (
    SELECT ceil(coalesce(sum(CASE job.slots WHEN 0 THEN 1 ELSE least(job.slots, {cores})::numeric / {cores} END), 0)) AS workers
    FROM job WHERE job.run = run.id AND (job.state = 'leased' OR (job.state = 'pending' AND run.state <> 'paused'))) AS jobs
WHERE run.state IN ('active', 'draining', 'paused')
