using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Artefacts;

/// <summary>Finished streets wherever they are: in the data folder, else in the database, from where they are kept in the folder.</summary>
public static class AbstractionArtefacts
{
    /// <summary>Loads a whole abstraction.</summary>
    /// <param name="dataSource">A database with this build's tables.</param>
    /// <param name="key">Which abstraction.</param>
    /// <param name="folder">The data folder; the streets' files lie in its <see cref="StreetFolder.Name"/>. Several processes may share it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="DatabaseException">A street is nowhere, or damaged; the message says what makes it.</exception>
    public static async Task<AbstractionTables> LoadAsync(
        NpgsqlDataSource dataSource, AbstractionKey key, string folder, CancellationToken cancellation)
    {
        var streets = new List<StreetArtefact>();
        foreach (var street in Streets.InOrderOfPlay.ToArray())
        {
            streets.Add(await LoadStreetAsync(dataSource, key, street, folder, cancellation));
        }

        return new AbstractionTables(streets);
    }

    /// <summary>Loads one street.</summary>
    /// <exception cref="DatabaseException">It is nowhere, or damaged; the message says what makes it.</exception>
    public static async Task<StreetArtefact> LoadStreetAsync(
        NpgsqlDataSource dataSource, AbstractionKey key, Street street, string folder, CancellationToken cancellation)
    {
        // A damaged file is replaced by what the database has.
        var files = new StreetFolder(Path.Combine(folder, StreetFolder.Name));
        if (files.Find(key, street) is { } kept)
        {
            return kept;
        }

        try
        {
            var artefact = await DatabaseErrors.TranslatedAsync(() => ReadAsync(dataSource, key, street, cancellation))
                ?? throw new DatabaseException(
                    $"Neither the folder {folder} nor the database has the {street.Name()}'s buckets of this abstraction.",
                    $"Start a clustering run (poker up, or poker slow): it puts what is missing into the database, here for{Described(key)}.");
            files.Keep(artefact);
            return artefact;
        }
        catch (InvalidDataException error)
        {
            throw new DatabaseException(
                $"The {street.Name()}'s buckets in the database are damaged: {error.Message}",
                "Start a clustering run (poker up, or poker slow): it makes them anew and leaves the tables alone.",
                error);
        }
    }

    private static async Task<StreetArtefact?> ReadAsync(
        NpgsqlDataSource dataSource, AbstractionKey key, Street street, CancellationToken cancellation)
    {
        await using var connection = await dataSource.OpenConnectionAsync(cancellation);
        return await StreetArtefacts.ReadAsync(connection, key, street, cancellation);
    }

    private static string Described(AbstractionKey key) => key.ToOptions() is { Length: > 0 } options ? options : " the default key";
}
