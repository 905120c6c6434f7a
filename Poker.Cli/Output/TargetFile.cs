namespace Poker.Cli.Output;

/// <summary>A file that a command is to write.</summary>
internal static class TargetFile
{
    /// <summary>Refuses what cannot be written, before anything is computed for it.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mayReplace">Whether <c>--force</c> was given.</param>
    /// <exception cref="CommandError">It is a folder, lies in none, or exists and is not to be replaced.</exception>
    public static void Check(FileInfo file, bool mayReplace)
    {
        if (Directory.Exists(file.FullName))
        {
            throw CommandError.BadInput($"{file.FullName} is a folder: name a file in it.");
        }

        if (file.Exists && !mayReplace)
        {
            throw CommandError.BadInput($"{file.FullName} exists: name another file, or give --force to replace it.");
        }

        if (file.Directory is not { Exists: true })
        {
            throw CommandError.BadInput($"The folder of {file.FullName} does not exist.");
        }
    }
}
