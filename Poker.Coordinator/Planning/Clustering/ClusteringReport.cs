using Poker.Core.Cards;
using Poker.Core.Indexing;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>Says what a clustering run is doing.</summary>
internal static class ClusteringReport
{
    // Of a street's way, so that progress is told of all of them: shares of the time on the full deck.
    private static readonly Dictionary<Street, double> Shares = new()
    {
        [Street.River] = 0.75,
        [Street.Turn] = 0.12,
        [Street.Flop] = 0.12,
        [Street.Preflop] = 0.01,
    };

    /// <summary>Reads it.</summary>
    public static async Task<RunReport> ReadAsync(PlanningContext context, ClusteringSpec spec, CancellationToken cancellation)
    {
        var streets = await AbstractionStore.ReadStatusAsync(context.Connection, cancellation);
        var files = await StreetArtefacts.StoredAsync(context.Connection, spec.Key, cancellation);
        var stages = new StageBook(context, await context.Runs.StagesAsync(context.Run.Id, cancellation));
        var rounds = new ClusteringRounds(context.Connection);
        var figures = new Dictionary<string, double> { [FigureNames.Rows] = streets.Sum(street => (double)street.Rows) };
        var deck = Deck.Named(spec.Key.Deck);
        var doing = new List<string>();
        var progress = 0.0;
        foreach (var status in streets)
        {
            var street = status.Street;
            var complete = status.State == StreetState.Complete;
            progress += Shares[street] * (complete ? 1 : (double)status.Rows / CanonicalCounts.Of(deck, street));
            if (await rounds.LastAsync(context.Run.Id, street, whole: false, cancellation) is { } round)
            {
                figures[FigureNames.Round(street)] = round.Number;
                figures[FigureNames.Inertia(street)] = round.Inertia;
                figures[FigureNames.Moved(street)] = round.Moved;
                if (!files.Contains(street))
                {
                    doing.Add($"{street.Name()}: {Method(street)}, round {round.Number}, inertia {round.Inertia:N0}, {round.Moved:N0} points moved");
                }
            }
            else if (!files.Contains(street) && stages[StageBook.Name(street, "find")].Total > 0)
            {
                doing.Add($"{street.Name()}: {(stages[StageBook.Name(street, "seed")].Total > 0 ? "seeding" : "computing")}");
            }

            if (files.Contains(street) && !complete && stages[StageBook.Name(street, "store")] is { Total: > 0 })
            {
                doing.Add($"{street.Name()}: storing, {status.Rows:N0} rows");
            }
        }

        var told = doing.Count > 0 ? string.Join("; ", doing) : context.Run.IsLive ? "beginning" : "ended";
        return new RunReport(told, context.Run.IsLive ? progress : null, figures);
    }

    private static string Method(Street street) => street == Street.Turn ? "k-medians" : "k-means";
}
