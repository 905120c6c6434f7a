using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Capturing;

/// <summary>What <c>poker capture status</c> tells.</summary>
/// <param name="Database">Which database it is.</param>
/// <param name="Captured">Sources, lines, hands and samples in all.</param>
/// <param name="Sessions">The sessions to which lines came last.</param>
/// <param name="Quarantine">Each cause with an example.</param>
internal sealed record CaptureReport(
    string Database, CaptureStatus? Captured, IReadOnlyList<SessionStatus> Sessions, IReadOnlyList<QuarantineExample> Quarantine)
{
    /// <summary>Reads it; where there is no database, nothing was captured.</summary>
    public static async Task<CaptureReport> ReadAsync(DatabaseOptions options, int sessions, CancellationToken cancellation)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation);
        if (database is null)
        {
            return new(options.Place(), null, [], []);
        }

        var store = new SessionStatusStore(database.DataSource);
        return new(
            database.Description,
            await new StatusStore(database.DataSource).ReadAsync(cancellation),
            await store.ReadAsync(sessions, cancellation),
            await store.ExamplesAsync(cancellation));
    }
}
