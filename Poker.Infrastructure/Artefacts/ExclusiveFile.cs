namespace Poker.Infrastructure.Artefacts;

/// <summary>Lock files: the system gives them back when their process ends, however it ends, and one that lies there held by nobody hinders nobody.</summary>
internal static class ExclusiveFile
{
    /// <summary>Opens a lock file for this opener alone; null while somebody else has it, in this process or another.</summary>
    /// <param name="path">The file, made where there is none; its folder exists.</param>
    /// <param name="mode">Who may open it once it is made; nothing on Windows.</param>
    /// <param name="isRemoved">Whether it is deleted when it is closed. Whoever opened it just before then opens it again.</param>
    /// <exception cref="IOException">It cannot be opened at all: a full or read-only disk, say.</exception>
    /// <exception cref="UnauthorizedAccessException">It, or the folder, is somebody else's.</exception>
    public static FileStream? TryOpen(string path, UnixFileMode? mode = null, bool isRemoved = false)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = isRemoved ? FileOptions.DeleteOnClose : FileOptions.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        try
        {
            return new FileStream(path, options);
        }
        catch (IOException error) when (IsTaken(error))
        {
            return null;
        }
        catch (UnauthorizedAccessException) when (isRemoved && OperatingSystem.IsWindows())
        {
            // Windows says so of a file that is being deleted.
            return null;
        }
    }

    // A sharing violation on Windows, EWOULDBLOCK on Linux and macOS; a full or read-only disk is another matter.
    private static bool IsTaken(IOException error) => (error.HResult & 0xFFFF) is 32 or 11 or 35;
}
