namespace Poker.Capture.Tailing;

/// <summary>Waits until a file may have changed: by the system's notification, where there is one, and else by the clock.</summary>
internal sealed class FileSignal : IDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(250), Poll = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Lock _lock = new();
    private readonly string _folder;
    private readonly string _name;
    private FileSystemWatcher? _watcher;

    /// <summary>A signal for a file; its folder need not be there.</summary>
    public FileSignal(string path) =>
        (_folder, _name) = (Path.GetDirectoryName(Path.GetFullPath(path)) ?? "", Path.GetFileName(path));

    /// <summary>Waits for a change, or a second; and 250 ms at least.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        Watch();
        await Task.Delay(Spacing, cancellation);
        await _changed.WaitAsync(Poll - Spacing, cancellation);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _watcher?.Dispose();
        _changed.Dispose();
    }

    private void Watch()
    {
        if (_watcher is not null || !Directory.Exists(_folder))
        {
            return;
        }

        try
        {
            var watcher = new FileSystemWatcher(_folder, _name) { NotifyFilter = NotifyFilters.Size | NotifyFilters.LastWrite | NotifyFilters.FileName };
            watcher.Changed += (_, _) => Hear();
            watcher.Created += (_, _) => Hear();
            watcher.Renamed += (_, _) => Hear();
            watcher.EnableRaisingEvents = true;
            _watcher = watcher;
        }
        catch (Exception error) when (error is IOException or ArgumentException)
        {
            // The system has no watch left, or the folder is gone again: the clock will do.
        }
    }

    private void Hear()
    {
        lock (_lock)
        {
            if (_changed.CurrentCount == 0)
            {
                _changed.Release();
            }
        }
    }
}
