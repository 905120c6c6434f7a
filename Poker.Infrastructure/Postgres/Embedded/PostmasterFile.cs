using System.Diagnostics;
using System.Globalization;

namespace Poker.Infrastructure.Postgres.Embedded;

/// <summary>What <c>postmaster.pid</c> tells about a server that runs, or did.</summary>
/// <remarks>
/// A sample, line by line: process, data folder, start time, port, socket folder (empty here), address, shared memory, state.
/// <code>
/// 4711
/// /var/lib/poker/postgres/cluster
/// 1763767495
/// 40123
///
/// 127.0.0.1
///   1310775         3
/// ready
/// </code>
/// </remarks>
internal sealed record PostmasterFile(int ProcessId, int Port)
{
    /// <summary>Reads the file; null when there is none or the server hasn't written its port yet.</summary>
    public static PostmasterFile? Read(string path)
    {
        string[] lines;
        try
        {
            lines = File.ReadAllLines(path);
        }
        catch (IOException)
        {
            return null;
        }

        return lines.Length > 0 && int.TryParse(lines[0], CultureInfo.InvariantCulture, out var process)
            ? new PostmasterFile(process, lines.Length > 3 && int.TryParse(lines[3], CultureInfo.InvariantCulture, out var port) ? port : 0)
            : null;
    }

    /// <summary>
    /// Whether the process still is a server of that folder. A number that the system gave to another program since then isn't:
    /// a server's working folder is its data folder.
    /// </summary>
    public bool IsAlive(string cluster)
    {
        if (!ProcessExists())
        {
            return false;
        }

        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        try
        {
            var working = File.ResolveLinkTarget($"/proc/{ProcessId}/cwd", returnFinalTarget: false)?.FullName;
            return working == RealPath(cluster);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Gone meanwhile, or another user's: no server that this account may have started.
            return false;
        }
    }

    private bool ProcessExists()
    {
        try
        {
            using var process = Process.GetProcessById(ProcessId);
            return !process.HasExited;
        }
        catch (Exception error) when (error is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    private static string RealPath(string path)
    {
        var parent = Path.GetDirectoryName(path);
        if (parent is null)
        {
            return path;
        }

        var real = Path.Combine(RealPath(parent), Path.GetFileName(path));
        return Directory.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
    }
}
