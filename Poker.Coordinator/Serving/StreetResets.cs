using Npgsql;
using Poker.Coordinator.Reporting;
using Poker.Core.Cards;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Serving;

/// <summary>Deletes streets from the database, for whoever asks: the next clustering run brings them back, from workers' own files where there are some.</summary>
public sealed class StreetResets(NpgsqlDataSource dataSource, ILogger<StreetResets> log)
{
    // The leader gives the right to train back within a second after a run's end.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Deletes a street and those whose buckets were made from it.</summary>
    /// <exception cref="RunRefusedException">A run, or another process, works on these tables.</exception>
    public async Task<StreetResetReport> ResetAsync(Street street, CancellationToken cancellation)
    {
        await using var alone = await AloneAsync(cancellation);
        var deleted = await new AbstractionStore(dataSource).ResetAsync(street, cancellation);
        var names = deleted.Select(gone => gone.Name()).ToArray();
        LogMessages.StreetsReset(log, string.Join(", ", names));
        return new StreetResetReport(names);
    }

    private async Task<TrainingLock> AloneAsync(CancellationToken cancellation)
    {
        try
        {
            return await TrainingLock.AcquireAsync(dataSource, Patience, null, cancellation);
        }
        catch (DatabaseException error) when (error.InnerException is not NpgsqlException)
        {
            throw new RunRefusedException($"{error.Message} {error.WayOut}");
        }
    }
}
