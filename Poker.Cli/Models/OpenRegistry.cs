using Poker.Cli.Output;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Models;

/// <summary>The registry of a database, open for a command.</summary>
internal sealed class OpenRegistry : IAsyncDisposable
{
    private readonly PokerDatabase _database;

    private OpenRegistry(PokerDatabase database)
    {
        _database = database;
        Store = new ModelStore(database.DataSource);
    }

    /// <summary>The registry.</summary>
    public ModelStore Store { get; }

    /// <summary>Opens it; null where there is no database.</summary>
    public static async Task<OpenRegistry?> TryOpenAsync(DatabaseOptions options, CancellationToken cancellation) =>
        await PokerDatabase.UpdateExistingAsync(options, cancellation) is { } database ? new(database) : null;

    /// <summary>Opens it.</summary>
    /// <exception cref="CommandError">There is no database.</exception>
    public static async Task<OpenRegistry> OpenAsync(DatabaseOptions options, CancellationToken cancellation) =>
        await TryOpenAsync(options, cancellation) ?? throw new CommandError($"there are no models: {options.Place()} holds no tables of this program");

    /// <summary>Opens it, or makes it.</summary>
    public static async Task<OpenRegistry> CreateAsync(DatabaseOptions options, CancellationToken cancellation) =>
        new(await PokerDatabase.OpenAsync(options, cancellation));

    /// <summary>Does something that the registry may refuse.</summary>
    /// <exception cref="CommandError">It does.</exception>
    public async Task<T> RefusedAsync<T>(Func<ModelStore, Task<T>> work)
    {
        try
        {
            return await work(Store);
        }
        catch (ModelRefusedException refused)
        {
            throw new CommandError(refused.Message, cause: refused);
        }
    }

    /// <summary>A version with its steps.</summary>
    /// <exception cref="CommandError">There is no such version.</exception>
    public async Task<ModelDetails> ShowAsync(long version, CancellationToken cancellation) => new(
        ModelReport.Of(await FindAsync(version, cancellation)), [.. (await Store.HistoryAsync(version, cancellation)).Select(ModelStep.Of)]);

    /// <summary>Puts a version into production.</summary>
    /// <exception cref="CommandError">There is none, or its state does not allow it.</exception>
    public async Task<ModelRow> PromoteAsync(long version, ModelDecision decision, bool unvalidated, CancellationToken cancellation)
    {
        var row = await FindAsync(version, cancellation);
        return row.State != ModelState.Candidate || unvalidated
            ? await RefusedAsync(store => store.PromoteAsync(version, decision, cancellation))
            : throw new CommandError(
                $"version {version} is a candidate that nothing has found better: poker live train --candidate {version} validates it, --unvalidated promotes it as it is");
    }

    /// <summary>Writes a version's file.</summary>
    /// <exception cref="CommandError">There is no such version, it is damaged, or the file is there.</exception>
    public async Task<(ModelRow Row, string Path)> ExportAsync(long version, string path, CancellationToken cancellation)
    {
        var row = await FindAsync(version, cancellation);
        var bytes = await RefusedAsync(store => store.BytesAsync(version, cancellation));
        if (File.Exists(path) || Directory.Exists(path))
        {
            throw CommandError.BadInput($"{path} is there already: name another file.");
        }

        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await File.WriteAllBytesAsync(unfinished, bytes, cancellation);
            File.Move(unfinished, path);
        }
        finally
        {
            File.Delete(unfinished);
        }

        return (row, Path.GetFullPath(path));
    }

    /// <summary>Registers a model.</summary>
    public async Task<ModelRow> ImportAsync(NewModel model, string who, bool validate, CancellationToken cancellation)
    {
        var row = await RefusedAsync(store => store.AddAsync(model, new(who, "imported"), cancellation));
        if (validate)
        {
            await AskAsync(who, row, cancellation);
        }

        return row;
    }

    /// <summary>Asks the live loop to validate a candidate.</summary>
    /// <exception cref="CommandError">It is none.</exception>
    public async Task AskAsync(string who, ModelRow row, CancellationToken cancellation)
    {
        if (row.State != ModelState.Candidate)
        {
            throw new CommandError($"version {row.Version} is {ModelPath.NameOf(row.State)}: candidates alone are validated");
        }

        await using var connection = await _database.DataSource.OpenConnectionAsync(cancellation);
        await new LiveStore(connection).AskAsync(who, row.Version, cancellation);
    }

    /// <summary>Asks the live loop for a training.</summary>
    public async Task AskAsync(string who, CancellationToken cancellation)
    {
        await using var connection = await _database.DataSource.OpenConnectionAsync(cancellation);
        await new LiveStore(connection).AskAsync(who, null, cancellation);
    }

    /// <summary>A version.</summary>
    /// <exception cref="CommandError">There is none.</exception>
    public async Task<ModelRow> FindAsync(long version, CancellationToken cancellation) => await Store.FindAsync(version, cancellation)
        ?? throw new CommandError($"there is no model version {version}: poker models list shows those that there are");

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _database.DisposeAsync();
}
