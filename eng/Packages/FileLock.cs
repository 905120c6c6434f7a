namespace Poker.Packages;

/// <summary>An exclusive lock on a file; the operating system lets go of it however the process ends.</summary>
internal sealed class FileLock : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);
    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Waits for the lock, half an hour at most: no system call waits for it and can be given a deadline, so it asks again and again.</summary>
    /// <exception cref="IOException">Another process kept it.</exception>
    public static async Task<FileLock> AcquireAsync(string path, string name)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var deadline = DateTime.UtcNow + Patience;
        for (var told = false; ; told = true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < deadline)
            {
                if (!told)
                {
                    Report.Line($"another run is preparing {name}: waiting for it");
                }

                await Task.Delay(Interval);
            }
        }
    }

    public void Dispose() => _stream.Dispose();
}
