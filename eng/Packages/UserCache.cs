namespace Poker.Packages;

/// <summary>
/// The folder of the user's that outlives a clone: <c>${XDG_CACHE_HOME:-~/.cache}/poker</c>. What is in it under its final name is
/// complete: it was made beside and renamed.
/// </summary>
internal sealed class UserCache(string folder)
{
    public string Folder { get; } = folder;

    public static UserCache OfUser() => new(FolderOf(Environment.GetEnvironmentVariable));

    /// <summary>The folder by the environment alone, whether it exists or not; XDG has relative paths ignored.</summary>
    internal static string FolderOf(Func<string, string?> variable)
    {
        var home = variable(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        var root = variable("XDG_CACHE_HOME") is { } xdg && Path.IsPathFullyQualified(xdg) ? xdg
            : home is not null && Path.IsPathFullyQualified(home) ? Path.Combine(home, ".cache")
            : throw new PackageException("There is no cache folder, since HOME is not set to a full path.", "Set HOME, or XDG_CACHE_HOME to a folder.");
        return Path.Combine(root, "poker");
    }

    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    public Task<FileLock> LockAsync(string name) => FileLock.AcquireAsync(PathOf("locks", $"{name}.lock"), name);

    /// <summary>Makes <paramref name="target"/>, a folder, by filling a staging folder beside it and renaming that.</summary>
    public async Task PublishAsync(string target, long neededBytes, Func<string, Task> fill)
    {
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        RequireFreeSpace(parent, neededBytes);
        var staging = Path.Combine(parent, $".{Path.GetFileName(target)}.{Environment.ProcessId}.partial");
        DiscardLeftovers(parent, Path.GetFileName(target));
        Directory.CreateDirectory(staging);
        try
        {
            await fill(staging);
            if (Directory.Exists(target))
            {
                Directory.Delete(target, recursive: true);
            }

            Directory.Move(staging, target);
        }
        finally
        {
            if (Directory.Exists(staging))
            {
                Directory.Delete(staging, recursive: true);
            }
        }
    }

    // The caller holds the lock, so a partial folder belongs to a run that was killed.
    private static void DiscardLeftovers(string parent, string name)
    {
        foreach (var leftover in Directory.EnumerateDirectories(parent, $".{name}.*.partial"))
        {
            Directory.Delete(leftover, recursive: true);
        }
    }

    private static void RequireFreeSpace(string folder, long neededBytes)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace;
        if (free < neededBytes)
        {
            throw new PackageException(
                $"{folder} needs {neededBytes >> 20} MB of free disk and has {free >> 20} MB.",
                "Free some disk, or set XDG_CACHE_HOME to a folder on a larger one.");
        }
    }
}
