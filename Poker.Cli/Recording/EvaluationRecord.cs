using System.CommandLine;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Recording;

/// <summary>Notes what measuring a blueprint gave in the database, where there is one, so that the explorer shows it over the iterations.</summary>
internal static class EvaluationRecord
{
    /// <summary>The option that leaves it out.</summary>
    public static Option<bool> Option() => new("--no-record") { Description = "Do not note what is measured of a blueprint in the database." };

    /// <summary>Stores measurements; where that fails a sentence on standard error says so, and the command has succeeded all the same.</summary>
    /// <param name="options">The database. Where it has no tables nothing is stored, and nothing made.</param>
    /// <param name="evaluations">The measurements.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task KeepAsync(DatabaseOptions options, IReadOnlyCollection<BlueprintEvaluation> evaluations, CancellationToken cancellation)
    {
        if (evaluations.Count == 0)
        {
            return;
        }

        try
        {
            await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation);
            if (database is not null)
            {
                var store = new EvaluationStore(database.DataSource);
                foreach (var evaluation in evaluations)
                {
                    await store.AddAsync(evaluation, cancellation);
                }
            }
        }
        catch (DatabaseException error)
        {
            await Console.Error.WriteLineAsync($"poker: the result was not noted in the database: {error.Message} {error.WayOut}");
        }
    }
}
