namespace Poker.Infrastructure.Security;

/// <summary>Files that only their owner can read: secrets of a data folder.</summary>
internal static class PrivateFile
{
    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = Owner | UnixFileMode.UserExecute;
    private const UnixFileMode PassedThrough = OwnerFolder | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    /// <summary>Writes a file with mode 0600; it appears whole or not at all, and never with another mode.</summary>
    /// <param name="path">Its folder is made if it is missing, with mode 0700; root's 0711, since the database server's account goes through it.</param>
    /// <param name="content">The bytes.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
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

        var fresh = $"{path}.{Environment.ProcessId}.{Guid.NewGuid():N}.new";
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
}
