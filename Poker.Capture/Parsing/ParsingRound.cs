using Npgsql;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>
/// Parses sessions, a round at a time. A round is one transaction: it holds the session, so that nobody else parses it, and commits hands,
/// quarantine and how far it came together, so that every line counts exactly once whatever dies.
/// </summary>
/// <param name="dataSource">Where connections come from.</param>
/// <param name="pseudonyms">Makes pseudonyms of names.</param>
/// <param name="hands">Where accepted hands go.</param>
/// <param name="options">How much a round takes, and when a hand comes out.</param>
public sealed class ParsingRound(NpgsqlDataSource dataSource, HandPseudonyms pseudonyms, HandStore hands, ParsingOptions options)
{
    private static readonly TimeSpan HeldPause = TimeSpan.FromMilliseconds(50);

    /// <summary>Parses the next lines of a session; all of them anew, where lines came late.</summary>
    /// <exception cref="NpgsqlException">The database cannot be used; nothing is changed.</exception>
    public Task<RoundReport> RunAsync(long session, CancellationToken cancellation) => RunAsync(session, isAsked: false, cancellation);

    /// <summary>Parses all lines of a session anew, in one transaction: hands that come out as they were stay. Waits for whoever parses it now.</summary>
    /// <exception cref="NpgsqlException">The database cannot be used; nothing is changed.</exception>
    public async Task<RoundReport> RunAnewAsync(long session, CancellationToken cancellation)
    {
        while (true)
        {
            var report = await RunAsync(session, isAsked: true, cancellation);
            if (report.Outcome != RoundOutcome.Held)
            {
                return report;
            }

            await Task.Delay(HeldPause, cancellation);
        }
    }

    /// <summary>Parses a session to its last line; where somebody else parses it, it waits for them.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="progress">Told of each round that was done.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="NpgsqlException">The database cannot be used; what earlier rounds did stays.</exception>
    public async Task FinishAsync(long session, Action<RoundReport>? progress, CancellationToken cancellation)
    {
        while (true)
        {
            var report = await RunAsync(session, cancellation);
            if (report.Outcome == RoundOutcome.Held)
            {
                await Task.Delay(HeldPause, cancellation);
                continue;
            }

            progress?.Invoke(report);
            if (!report.HasMore)
            {
                return;
            }
        }
    }

    private async Task<RoundReport> RunAsync(long session, bool isAsked, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await ParseStore.HoldAsync(connection, session, cancellation) is not { } held)
        {
            return new(RoundOutcome.Held);
        }

        var isOutdated = held.Revision < held.LinesRevision || (held.IsClosed && held.Through > held.ParsedThrough);
        var isAnew = (isAsked || isOutdated) && held.ExpiredThrough == 0;
        if (isAsked && !isAnew)
        {
            return new(RoundOutcome.Expired);
        }

        var start = isAnew ? held with { ParsedThrough = 0, Tables = new Dictionary<string, TableState>(), Understood = 0, Noise = 0 } : held;
        var round = new SessionRound(connection, start, isAnew, pseudonyms, hands, options);
        var (parsed, report) = await round.RunAsync(cancellation);
        if (isAnew && await ParseStore.HaveExpiredAsync(connection, session, cancellation))
        {
            // Lines went while they were read.
            return new(RoundOutcome.Expired);
        }

        await ParseStore.SaveAsync(connection, parsed, cancellation);
        await transaction.CommitAsync(cancellation);
        return report with { IsLateIgnored = held.Revision < held.LinesRevision && !isAnew };
    }
}
