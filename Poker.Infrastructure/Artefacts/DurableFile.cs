using System.Runtime.InteropServices;

namespace Poker.Infrastructure.Artefacts;

/// <summary>Files that are there whole or not at all, whatever is killed: written beside, synced to the disk, renamed.</summary>
public static class DurableFile
{
    /// <summary>How the file beside ends; before it stand the process that writes it and how many it has written.</summary>
    public const string DraftSuffix = ".draft";

    private const int BufferBytes = 1 << 20;

    private static int _drafts;

    /// <summary>Writes a file; one of that name is replaced when the new one is complete.</summary>
    /// <param name="path">The file; its folder is made where there is none.</param>
    /// <param name="write">Writes the content.</param>
    public static void Write(string path, Action<Stream> write)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var draft = $"{path}.{Environment.ProcessId}-{Interlocked.Increment(ref _drafts)}{DraftSuffix}";
        try
        {
            using (var stream = new FileStream(draft, FileMode.Create, FileAccess.ReadWrite, FileShare.None, BufferBytes))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        SyncFolder(folder);
    }

    // The new name is durable once its folder is. .NET opens no folders; Windows' own file systems log renames.
    private static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows() || Open(folder, 0) is not (>= 0 and var descriptor))
        {
            return;
        }

        _ = Synchronise(descriptor);
        _ = Close(descriptor);
    }

    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi, BestFitMapping = false, ThrowOnUnmappableChar = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "fsync")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Synchronise(int descriptor);

    [DllImport("libc", EntryPoint = "close")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Close(int descriptor);
}
