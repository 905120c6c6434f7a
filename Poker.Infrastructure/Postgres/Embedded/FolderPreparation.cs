namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>Makes the server's folder, with the right owner, and checks that a server can work there, before anything starts.</summary>
internal static class FolderPreparation
{
    private const UnixFileMode Private = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Checks free space, makes the folders, and checks that the server's account reaches them.</summary>
    /// <exception cref="DatabaseException">Too little space, or a folder is closed to this process or to the server's account.</exception>
    public static async Task PrepareAsync(ServerFolder folder, ServerUser user, long requiredFreeBytes, CancellationToken cancellation)
    {
        DiskSpace.Require(folder.Root, requiredFreeBytes);
        try
        {
            Make(folder.Root, user.Name is null ? Private : Private | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
            Make(folder.Postgres, Private);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseException(
                $"The data folder {folder.Root} cannot be made or written: {error.Message}",
                $"Use another folder: --data DIR (or {DatabaseOptions.DataVariable}).", error);
        }

        if (await user.UnreachableAsync(folder.Root, cancellation) is { } closed)
        {
            throw new DatabaseException(
                $"As root, the server runs as the user {user.Name}, who cannot enter {closed}, and so cannot reach the data folder {folder.Root}.",
                $"Use a folder that every user can reach, such as /var/lib/poker: --data DIR (or {DatabaseOptions.DataVariable}).");
        }

        await OwnAsync(folder.Postgres, user, cancellation);
    }

    private static void Make(string path, UnixFileMode mode)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else if (!Directory.Exists(path))
        {
            // Missing parents get the usual mode; only the folder itself is ours to close.
            if (Path.GetDirectoryName(path) is { } parent)
            {
                Directory.CreateDirectory(parent);
            }

            Directory.CreateDirectory(path, mode);
            File.SetUnixFileMode(path, mode);
        }
    }

    private static async Task OwnAsync(string path, ServerUser user, CancellationToken cancellation)
    {
        if (user.Name is not null)
        {
            await ExternalCommand.RunAsync(["chown", $"{user.Name}:", path], null, cancellation);
        }

        if (!OperatingSystem.IsWindows() && !(await user.RunAsync(["test", "-w", path], null, cancellation)).Succeeded)
        {
            throw new DatabaseException(
                $"The folder {path} cannot be written by the user {user.Name ?? Environment.UserName}, who runs the server.",
                $"Correct its owner, or use another folder: --data DIR (or {DatabaseOptions.DataVariable}).");
        }
    }
}
