using Poker.Cli.Output;
using Poker.Core.Clustering;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>Looks for blueprints to go on from, or deletes them when that was asked for.</summary>
internal sealed class FoundRuns(FastRequest request, BlueprintFolder folder, BlueprintStore? store, Action<string> say)
{
    /// <summary>What there is; nothing where a reset was asked for, which <see cref="ResetAsync"/> then does.</summary>
    /// <exception cref="CommandError">The checkpoint is damaged and there is nothing else to go on from.</exception>
    public async Task<Resumption> ReadAsync(CancellationToken cancellation)
    {
        if (request.Reset)
        {
            return new Resumption(null, null);
        }

        var stored = store is null ? null : (await store.ReadRunAsync(cancellation))?.Run;
        try
        {
            return new Resumption(folder.ReadRun(), stored);
        }
        catch (InvalidDataException error) when (stored is not null && request is { From: not RunSource.Checkpoint, SyncOnly: false })
        {
            say($"{folder.Checkpoint} is not used: {error.Message} Going on from the database.");
            return new Resumption(null, stored);
        }
        catch (InvalidDataException error)
        {
            throw Damaged(folder, error);
        }
    }

    /// <summary>Deletes what there is, if that was asked for: last, so that a command that is refused has deleted nothing.</summary>
    /// <exception cref="CommandError">Nobody agreed to it.</exception>
    public async Task ResetAsync(CancellationToken cancellation)
    {
        if (!request.Reset)
        {
            return;
        }

        var stored = store is null ? null : await store.ReadRunAsync(cancellation);
        if ((stored is not null || File.Exists(folder.Checkpoint)) && !request.AssumeYes)
        {
            if (Console.IsInputRedirected)
            {
                throw CommandError.BadInput("--reset deletes the blueprint and its checkpoints: give --yes too, since nobody can be asked here.");
            }

            await Console.Error.WriteAsync("Delete the blueprint and its checkpoints? [y/N] ");
            if (Console.ReadLine()?.Trim().ToLowerInvariant() is not ("y" or "yes"))
            {
                throw new CommandError("nothing was deleted");
            }
        }

        if (store is not null)
        {
            await store.ResetAsync(cancellation);
        }

        folder.Reset();
    }

    /// <summary>What to train: all that was asked for, the rest as in what there is.</summary>
    /// <exception cref="CommandError">The options make no sense together, or do not fit what there is.</exception>
    public static BlueprintKey KeyFor(FastRequest request, Resumption found, AbstractionKey there)
    {
        BlueprintKey key;
        try
        {
            key = request.KeyFor(there, (request.From is { } told ? found.Of(told) : found.Newest)?.Key);
        }
        catch (ArgumentException error)
        {
            throw CommandError.BadInput(error.Message);
        }

        return found.ProblemWith(key, request.From) is { } problem ? throw new CommandError($"{problem.Problem}{Environment.NewLine}{problem.WayOut}") : key;
    }

    /// <summary>The error of a checkpoint that cannot be read where there is nothing else.</summary>
    public static CommandError Damaged(BlueprintFolder folder, InvalidDataException error) => new(
        $"{folder.Checkpoint} cannot be used: {error.Message}{Environment.NewLine}"
        + "Put back a copy, such as the newest file of the folder 'kept' beside it, or begin anew with --reset.");
}
