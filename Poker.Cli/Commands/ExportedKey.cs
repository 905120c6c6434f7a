using Poker.Cli.Output;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Commands;

/// <summary>Which abstraction <c>poker export</c> means when its options name none: the one that is there.</summary>
internal static class ExportedKey
{
    /// <summary>The database's, else the data folder's only one, else the default.</summary>
    /// <exception cref="CommandError">The folder holds several; the message lists the options that choose.</exception>
    public static async Task<AbstractionKey> FindAsync(DatabaseOptions options, StreetFolder files, CancellationToken cancellation)
    {
        if (await StoredAsync(options, cancellation) is { } stored)
        {
            return stored.AlgorithmVersion == AbstractionKey.CurrentVersion
                ? stored
                : throw new CommandError(
                    $"the database holds tables of algorithm version {stored.AlgorithmVersion}, and this build is of version "
                    + $"{AbstractionKey.CurrentVersion}: export them with the build that made them");
        }

        return files.Keys().Where(key => key.AlgorithmVersion == AbstractionKey.CurrentVersion).ToArray() switch
        {
            [] => AbstractionKey.Default,
            [var only] => only,
            var several => throw CommandError.BadInput(
                "the data folder holds several abstractions; choose one of these:"
                + string.Concat(several.Select(key => $"{Environment.NewLine}  poker export FILE{(key == AbstractionKey.Default ? " --deck full" : key.ToOptions())}"))),
        };
    }

    private static async Task<AbstractionKey?> StoredAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        await using var database = await PokerDatabase.OpenExistingAsync(options, cancellation);
        return database is null ? null : await new AbstractionStore(database.DataSource).ReadKeyAsync(cancellation);
    }
}
