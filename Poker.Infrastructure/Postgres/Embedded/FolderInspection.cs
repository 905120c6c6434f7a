namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Looks for a server's data without making anything: "nothing there" is told apart from "not to be seen".</summary>
internal static class FolderInspection
{
    /// <summary>Whether a complete cluster is there.</summary>
    /// <exception cref="DatabaseException">The folder is closed to this process, or can be none: a file, or within one.</exception>
    public static bool HasCluster(ServerFolder folder)
    {
        try
        {
            // File.Exists would take "permission denied" for "not there".
            File.GetAttributes(Path.Combine(folder.Cluster, "PG_VERSION"));
            return true;
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            RequirePossible(folder.Root);
            return false;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The data folder {folder.Root} cannot be read by the user {Environment.UserName}: {error.Message}",
                $"Run the command as the folder's owner, or use another folder: --data DIR (or {DatabaseOptions.DataVariable}).",
                error);
        }
    }

    private static void RequirePossible(string root)
    {
        var existing = root;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        var problem = File.Exists(existing) ? $"{existing} is a file"
            : HoldsNoFiles(existing) ? $"{existing} belongs to the system and keeps no files"
            : null;
        if (problem is not null)
        {
            throw new DatabaseException($"{root} cannot be a data folder: {problem}.", $"Use another folder: --data DIR (or {DatabaseOptions.DataVariable}).");
        }
    }

    // /proc and /sys: even root makes no folder there.
    private static bool HoldsNoFiles(string folder) => OperatingSystem.IsLinux() && new DriveInfo(folder).DriveFormat is "proc" or "sysfs";
}
