namespace Poker.Packages;

/// <summary>
/// The folder of the user's that outlives a clone: <c>${XDG_CACHE_HOME:-~/.cache}/poker</c>. What is in it under its final name is
/// complete: it was made beside and renamed.
/// </summary>
internal sealed class UserCache(string folder)
{
    public string Folder { get; } = folder;

    public static UserCache OfUser()
    {
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        var xdg = Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        // The XDG specification has a relative path ignored.
        var root = Path.IsPathFullyQualified(xdg ?? "") ? xdg! : Path.Combine(home, ".cache");
        return new UserCache(Path.Combine(root, "poker"));
    }

    public string PathOf(params ReadOnlySpan<string> parts) => Path.Combine([Folder, .. parts]);

    public FileLock Lock(string name) => FileLock.Acquire(PathOf("locks", $"{name}.lock"), name);

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
