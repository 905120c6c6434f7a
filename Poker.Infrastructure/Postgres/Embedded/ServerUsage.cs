namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Who uses a server, tracked by file locks: the operating system drops them with the process, however it dies.</summary>
internal sealed class ServerUsage(ServerFolder folder)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(20);
    private FileStream? _shared;

    /// <summary>Waits until no other process starts or stops the server; disposing lets the next one in.</summary>
    /// <exception cref="DatabaseException">Another process holds the gate for minutes.</exception>
    public async Task<IDisposable> EnterGateAsync(CancellationToken cancellation)
    {
        var deadline = DateTime.UtcNow + Patience;
        while (true)
        {
            if (TryOpen(folder.Gate, FileAccess.ReadWrite, FileShare.None) is { } gate)
            {
                return gate;
            }

            if (DateTime.UtcNow > deadline)
            {
                throw new DatabaseException(
                    $"Another process has been starting or stopping the server in {folder.Root} for {Patience.TotalMinutes:0} minutes.",
                    $"See {folder.Log}; end that process, or use another folder (--data DIR).");
            }

            await Task.Delay(Interval, cancellation);
        }
    }

    /// <summary>Whether no process is counted in. Call within the gate.</summary>
    public bool IsUnused()
    {
        using var exclusive = TryOpen(folder.Users, FileAccess.ReadWrite, FileShare.None);
        return exclusive is not null;
    }

    /// <summary>Counts this process in. Call within the gate.</summary>
    public void Join() =>
        _shared = TryOpen(folder.Users, FileAccess.Read, FileShare.Read) ?? throw new DatabaseException(
            $"The lock file {folder.Users} cannot be shared.", "Use a folder on a local disk (--data DIR).");

    /// <summary>Counts this process out as its death does.</summary>
    internal void Abandon()
    {
        _shared?.Dispose();
        _shared = null;
    }

    /// <summary>Counts this process out and, if it was the last, runs <paramref name="lastOut"/>. Call within the gate.</summary>
    public async Task LeaveAsync(Func<Task> lastOut)
    {
        _shared?.Dispose();
        _shared = null;
        using var exclusive = TryOpen(folder.Users, FileAccess.ReadWrite, FileShare.None);
        if (exclusive is not null)
        {
            await lastOut();
        }
    }

    // FileShare.None takes an exclusive lock of the whole file and FileShare.Read a shared one, without waiting.
    private static FileStream? TryOpen(string path, FileAccess access, FileShare share)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, access, share, bufferSize: 0);
        }
        catch (IOException) when (File.Exists(path))
        {
            return null;
        }
    }
}
