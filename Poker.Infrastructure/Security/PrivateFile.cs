using System.Diagnostics;
using Poker.Infrastructure.Artefacts;

namespace Poker.Infrastructure.Security;

/// <summary>Files that only their owner can read: secrets of a data folder.</summary>
internal static class PrivateFile
{
    private const string DraftSuffix = ".new", LockSuffix = ".lock";
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode PassedThrough = OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1), Interval = TimeSpan.FromMilliseconds(5);

    /// <summary>Reads a file that is made at its first use: of all that come at once, in one process or several, one makes it and all read the same.</summary>
    /// <remarks>
    /// Renaming without replacing looks first and renames then on Linux: two could make it. Who makes it therefore holds <c>PATH.lock</c> meanwhile.
    /// What a process that was killed leaves of it hinders nobody, and goes with the next one that makes the file.
    /// </remarks>
    /// <param name="path">The file; its folder is made as <see cref="Write"/> does.</param>
    /// <param name="make">What it holds from then on; called at most once, and not where the file is there.</param>
    /// <exception cref="IOException">Others can read it, or another process has been about to make it for a minute; the message says what to do.</exception>
    public static string ReadOrMake(string path, Func<byte[]> make)
    {
        var start = Stopwatch.GetTimestamp();
        while (!File.Exists(path))
        {
            MakeFolderOf(path);
            using var alone = ExclusiveFile.TryOpen(path + LockSuffix, Owner, isRemoved: true);
            if (alone is null)
            {
                RequirePatience(path, start);
                Thread.Sleep(Interval);
            }
            else if (!File.Exists(path))
            {
                RemoveDraftsOf(path);
                Write(path, make());
            }
        }

        RequirePrivate(path);
        return File.ReadAllText(path);
    }

    /// <summary>Writes a file with mode 0600; it appears whole or not at all, and never with another mode.</summary>
    /// <param name="path">Its folder is made if it is missing, with mode 0700; root's 0711, since the database server's account goes through it.</param>
    /// <param name="content">The bytes.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        MakeFolderOf(path);
        var fresh = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}{DraftSuffix}";
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Owner;
        }

        using (var file = new FileStream(fresh, options))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }

        File.Move(fresh, path, overwrite: true);
    }

    /// <summary>Refuses a file that others than its owner can read.</summary>
    /// <exception cref="IOException">They can; the message says how to correct it.</exception>
    public static void RequirePrivate(string path)
    {
        const UnixFileMode Others = (UnixFileMode)0b000_111_111;
        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != UnixFileMode.None)
        {
            throw new IOException($"{path} can be read by other users, so it is no secret any more. Correct its mode (chmod 600), or delete it: a new one is made.");
        }
    }

    private static void MakeFolderOf(string path)
    {
        var folder = Path.GetDirectoryName(path)!;
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else if (!Directory.Exists(folder))
        {
            Directory.CreateDirectory(folder, Environment.IsPrivilegedProcess ? PassedThrough : OwnerFolder);
        }
    }

    private static void RequirePatience(string path, long start)
    {
        if (Stopwatch.GetElapsedTime(start) > Patience)
        {
            throw new IOException(
                $"Another process has been about to make {path} for {Patience.TotalSeconds:0} seconds. End it, or see what keeps the disk from being written.");
        }
    }

    // Of processes that were killed while they wrote it.
    private static void RemoveDraftsOf(string path)
    {
        foreach (var draft in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, $"{Path.GetFileName(path)}.*{DraftSuffix}"))
        {
            File.Delete(draft);
        }
    }
}
