using Npgsql;
using Poker.Core.Learning.Samples;
using Poker.Core.Numerics;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Tests.Infrastructure.Capture;

namespace Poker.Tests.Explorer.Live;

/// <summary>A live loop with made-up hands, models and trials, for all that shows them.</summary>
internal static class MadeUpLoop
{
    /// <summary>Hands, some in quarantine, of a source whose names are to be escaped, and samples of them.</summary>
    public static async Task CaptureAsync(NpgsqlDataSource dataSource)
    {
        var session = await StoredHands.SessionAsync(dataSource);
        for (var hand = 0; hand < 30; hand++)
        {
            await StoredHands.AddAsync(dataSource, session, hand, "{}", isValidation: hand % 10 == 9);
        }

        await ExecuteAsync(
            dataSource,
            """
            UPDATE capture_source SET name = 'a <b>source</b>';
            INSERT INTO capture_parse (session, revision, parsed_through, tables) SELECT id, 0, 0, '{}' FROM capture_session;
            INSERT INTO quarantine (session, table_name, first_line, first_part, last_line, fault_line, name, dialect, cause, reason)
            SELECT session.id, '', 1000 + number, 0, 1000 + number, 1000 + number, 'x', 'plain', CASE WHEN number < 4 THEN 'IllegalAction' ELSE 'Incomplete' END,
                'Rita Rounder did what nobody may' FROM capture_session AS session, generate_series(1, 5) AS number;
            INSERT INTO sampled_hand (hand, layout, mode, samples, made_by) SELECT id, 1, 'optimal', 5, 'a test' FROM hand;
            INSERT INTO sampled_hand (hand, layout, mode, samples, made_by) SELECT id, 1, 'taken', 2, 'a test' FROM hand WHERE id % 2 = 0;
            """);
    }

    /// <summary>Five versions: the first plays, the second came of it and was rejected, the third of it is on trial; and one of the second.</summary>
    public static async Task ModelsAsync(NpgsqlDataSource dataSource)
    {
        var store = new ModelStore(dataSource);
        await AddAsync(1, null);
        await MoveAsync(1, ModelState.Validated, "better than random");
        await MoveAsync(1, ModelState.Production, "no model was in production");
        await AddAsync(2, 1);
        await MoveAsync(2, ModelState.Rejected, "not better: -0.1 <i>big</i> blinds");
        await AddAsync(3, 1);
        await AddAsync(4, 2);
        await MoveAsync(3, ModelState.Validated, "better in the testbed");
        await MoveAsync(3, ModelState.Canary, "validated: tried in service");

        Task AddAsync(byte bytes, long? parent) => store.AddAsync(
            new(new byte[] { bytes, 1, 2 }, FeatureLayout.Version, parent, """{"samples": 1200}""", """{"hidden": [128, 128]}""", """{"validationLoss": 0.512345678, "epochs": 7}"""),
            new("live loop", "trained"),
            default);

        Task MoveAsync(long version, ModelState to, string why) => store.MoveAsync(
            version, to, new("live loop", why, """{"cycle": 2, "tests": [{"test": "better", "passed": true}]}"""), default);
    }

    /// <summary>A cycle that tries version 3 against version 1, and its results; its run is paused, so that nobody judges them.</summary>
    /// <param name="dataSource">Where.</param>
    /// <param name="results">How many results.</param>
    /// <param name="mean">Their mean, in big blinds; they are 3 from it.</param>
    public static async Task<long> TryAsync(NpgsqlDataSource dataSource, int results, double mean)
    {
        var run = Guid.NewGuid();
        await using var connection = await dataSource.OpenConnectionAsync();
        var runs = new RunStore(connection);
        await runs.StartAsync(run, LiveSpec.Kind, LiveSpec.Area, new LiveSpec { LeastEffect = 0.5 }.ToJson(), null, default);
        await runs.PauseAsync(run, default);
        var live = new LiveStore(connection);
        var first = await live.BeginAsync(run, "500 new hands", 10, 500, null, 0.03, default);
        await live.MoveAsync(first, CycleState.Promoted, 1, "better than random", default);
        var cycle = await live.BeginAsync(run, "a person", 20, 0, 1, 0.01, default);
        await live.MoveAsync(cycle, CycleState.Trying, 3, "better in the testbed", default);
        await AddAsync(dataSource, results, mean);
        return cycle;
    }

    /// <summary>More results of that trial.</summary>
    public static Task AddAsync(NpgsqlDataSource dataSource, int results, double mean)
    {
        var rng = new Rng(7);
        return new TrialStore(dataSource).AddAsync(
            [.. Enumerable.Range(0, results).Select(_ => new TrialResult(3, 1, TrialKind.Duplicate, (float)(mean + (rng.Below(2) == 0 ? -3 : 3))))], default);
    }

    private static async Task ExecuteAsync(NpgsqlDataSource dataSource, string sql)
    {
        await using var command = dataSource.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
