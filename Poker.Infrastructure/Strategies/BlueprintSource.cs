using Npgsql;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Strategies;

/// <summary>Finds the blueprint that a command names: a file, the data folder's checkpoint, or what the database holds.</summary>
public static class BlueprintSource
{
    /// <summary>The name that means the database.</summary>
    public const string Database = "database";

    /// <summary>What the names mean, for help texts.</summary>
    public const string Help =
        "A blueprint is a file, database (what was synced), or if none is named the data folder's checkpoint, or without one the database.";

    /// <summary>Opens it.</summary>
    /// <param name="name">A file, <see cref="Database"/>, or null.</param>
    /// <param name="options">The data folder and the database.</param>
    /// <param name="inMemory">Whether to read what the database holds into memory at once, for many decisions.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="StrategyException">There is none, it is damaged, or its abstraction is not there.</exception>
    public static async Task<OpenBlueprint> OpenAsync(string? name, DatabaseOptions options, bool inMemory, CancellationToken cancel) =>
        FileOf(name, options) is { } file ? FromFile(file, options) : await FromDatabaseAsync(options, inMemory, cancel);

    /// <summary>Opens what a database holds, to be read decision by decision; null where it holds none, or its street files are not in the folder.</summary>
    /// <param name="database">The database.</param>
    /// <param name="folder">The data folder.</param>
    /// <param name="cancel">Ends it.</param>
    public static async Task<OpenBlueprint?> TryOpenAsync(NpgsqlDataSource database, string folder, CancellationToken cancel)
    {
        if (await StoredBlueprint.OpenAsync(database, cancel) is not { } blueprint)
        {
            return null;
        }

        var run = blueprint.Stored.Run;
        if (new StreetFolder(Path.Combine(folder, StreetFolder.Name)).Load(run.Key.Abstraction) is { } tables)
        {
            return new(blueprint, run, tables, "the database", null);
        }

        return null;
    }

    /// <summary>The file that a name means; null where it means the database.</summary>
    /// <exception cref="StrategyException">There is no such file.</exception>
    public static string? FileOf(string? name, DatabaseOptions options)
    {
        var checkpoint = BlueprintFolder.Of(options.Folder).Checkpoint;
        return name switch
        {
            Database => null,
            null => File.Exists(checkpoint) ? checkpoint : null,
            _ => File.Exists(name) ? name : throw StrategyException.BadInput($"There is no blueprint file '{name}'. {Help}"),
        };
    }

    private static OpenBlueprint FromFile(string path, DatabaseOptions options)
    {
        try
        {
            var loaded = BlueprintFile.Load(path);
            return new(loaded.Tables, loaded.Run, Tables(loaded.Run.Key.Abstraction, options), path, null);
        }
        catch (InvalidDataException error)
        {
            throw StrategyException.BadInput($"{path} cannot be used: {error.Message}");
        }
    }

    private static async Task<OpenBlueprint> FromDatabaseAsync(DatabaseOptions options, bool inMemory, CancellationToken cancel)
    {
        var database = await PokerDatabase.OpenExistingAsync(options, cancel)
            ?? throw new StrategyException($"there is no blueprint yet: neither a checkpoint in {options.Folder} nor a database; run poker fast first");
        try
        {
            if (inMemory)
            {
                var (stored, tables) = await new BlueprintStore(database.DataSource).LoadAsync(null, cancel) ?? throw Missing(database);
                var opened = new OpenBlueprint(tables, stored.Run, Tables(stored.Run.Key.Abstraction, options), database.Description, null);
                await database.DisposeAsync();
                return opened;
            }

            var blueprint = await StoredBlueprint.OpenAsync(database.DataSource, cancel) ?? throw Missing(database);
            return new(blueprint, blueprint.Stored.Run, Tables(blueprint.Stored.Run.Key.Abstraction, options), database.Description, database);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    private static StrategyException Missing(PokerDatabase database) =>
        new($"{database.Description} holds no blueprint: run poker fast first");

    private static AbstractionTables Tables(AbstractionKey key, DatabaseOptions options) =>
        new StreetFolder(Path.Combine(options.Folder, StreetFolder.Name)).Load(key)
            ?? throw new StrategyException($"the street files of the blueprint's abstraction are not all in {options.Folder}: poker cluster{key.ToOptions()} makes them");
}
