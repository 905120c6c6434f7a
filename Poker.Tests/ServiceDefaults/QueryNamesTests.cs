using Poker.ServiceDefaults.Telemetry;

namespace Poker.Tests.ServiceDefaults;

public sealed class QueryNamesTests
{
    [Theory]
    [InlineData("UPDATE job", "WITH completed AS (\n    UPDATE job SET state = 'done' WHERE token = $1 RETURNING run)\nSELECT pg_notify('jobs', run::text) FROM completed")]
    [InlineData("INSERT INTO run", "WITH started AS (INSERT INTO run (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET kind = $2 RETURNING id) SELECT id FROM started")]
    [InlineData("DELETE FROM job", "DELETE FROM job WHERE run = $1")]
    [InlineData("COPY blueprint_frames", "COPY blueprint_frames_420 (part, body) FROM STDIN (FORMAT BINARY, FREEZE)")]
    [InlineData("CREATE TABLE isomorphism_river", "CREATE TABLE isomorphism_river_07 (\n obs BIGINT NOT NULL)")]
    [InlineData("DROP TABLE blueprint", "DROP TABLE IF EXISTS blueprint_3_00")]
    [InlineData("SELECT run", "SELECT id, kind FROM run WHERE id = $1 AND state IN ('active', 'draining') FOR NO KEY UPDATE")]
    [InlineData("SELECT job", "SELECT coalesce(extract(epoch FROM clock_timestamp() - min(leased_at)), 0) FROM job WHERE run = $1")]
    [InlineData("SELECT pg_advisory_xact_lock", "SELECT pg_advisory_xact_lock(1347373906, 81919)")]
    [InlineData("SELECT", "SELECT 1")]
    [InlineData("SET", "SET LOCAL synchronize_seqscans = off")]
    [InlineData("DO", "DO $$ BEGIN NULL; END $$")]
    public void A_statement_is_named_by_what_it_does_to_which_table(string name, string statement) => Assert.Equal(name, QueryNames.NameOf(statement));
}
