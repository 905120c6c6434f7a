using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Cli.Training;

/// <summary>The end of a session: first the checkpoint, so that nothing is lost whatever comes, then the sync.</summary>
internal sealed class SessionEnd(ITrainer session, BlueprintFolder folder, TrainingDisplay display, StopRequest stop)
{
    /// <summary>Stores what was trained; null where there is no database.</summary>
    /// <param name="intoDatabase">Whether there is a database.</param>
    /// <param name="lost">Cancelled when the training lock was lost.</param>
    public async Task<StoredRun?> StoreAsync(bool intoDatabase, CancellationToken lost)
    {
        var (isSafe, trouble) = await CheckpointAsync();
        if (!intoDatabase)
        {
            return isSafe ? null : throw trouble!;
        }

        if (lost.IsCancellationRequested)
        {
            throw new DatabaseException("The connection that holds the training lock was lost.", WayOn(isSafe));
        }

        try
        {
            using var giveUp = CancellationTokenSource.CreateLinkedTokenSource(stop.GiveUp, lost);
            return await session.SyncAsync(display, giveUp.Token);
        }
        catch (OperationCanceledException) when (stop.GiveUp.IsCancellationRequested)
        {
            throw new CommandError($"the sync was given up; the database keeps the blueprint that it had. {WayOn(isSafe)}", ExitCodes.Cancelled);
        }
        catch (OperationCanceledException)
        {
            throw new DatabaseException("The connection that holds the training lock was lost.", WayOn(isSafe));
        }
        catch (DatabaseException error)
        {
            throw new DatabaseException($"The sync failed, and the database keeps the blueprint that it had. {error.Message}", $"{error.WayOut} {WayOn(isSafe)}".Trim(), error);
        }
    }

    private async Task<(bool IsSafe, Exception? Trouble)> CheckpointAsync()
    {
        try
        {
            await session.CheckpointAsync(CancellationToken.None);
            return (true, null);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or OutOfMemoryException)
        {
            display.Say($"The checkpoint could not be written: {error.Message}");
            return (false, error);
        }
    }

    private string WayOn(bool isSafe) => isSafe
        ? $"All that was trained is in {folder.Checkpoint}: poker fast --sync-only brings it into the database, and poker fast goes on from it."
        : $"The last checkpoint that was written, if any, is {folder.Checkpoint}.";
}
