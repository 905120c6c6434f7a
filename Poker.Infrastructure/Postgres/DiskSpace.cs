using System.Globalization;

namespace Poker.Infrastructure.Postgres;

/// <summary>Disk space, checked before work that would fill it.</summary>
public static class DiskSpace
{
    // A row is 44 bytes in its table (16 of data, 24 of header, 4 of pointer) and 20 in its index; both were measured.
    private const long BytesPerRow = 65;

    // 68 in its table, 36 and a little for inner pages in its index.
    private const long BytesPerBlueprintRow = 105;

    // The cluster itself and its log; the rest is what the last leaves' indexes spill while they are sorted, 200 MB a connection.
    private const long Slack = 100L << 20;
    private const long SpillBytes = 400L << 20;
    private const long SpillRows = 10_000_000;

    /// <summary>What storing so many canonical hands takes: 9.5 GB for the full deck's 138,403,265.</summary>
    public static long ForRows(long rows) => rows == 0 ? 0 : (rows * BytesPerRow) + Slack + (rows < SpillRows ? 0 : SpillBytes);

    /// <summary>What a sync takes beside the blueprint that is stored, which stays until the new one is complete.</summary>
    public static long ForBlueprint(long rows) => (rows * BytesPerBlueprintRow) + Slack + (rows < SpillRows ? 0 : SpillBytes);

    /// <summary>Checks that a folder, which need not exist yet, has so much free space.</summary>
    /// <exception cref="DatabaseException">It has less; the message has both figures.</exception>
    public static void Require(string path, long requiredBytes)
    {
        var existing = path;
        while (!Directory.Exists(existing))
        {
            existing = Path.GetDirectoryName(existing)!;
        }

        var freeBytes = new DriveInfo(existing).AvailableFreeSpace;
        if (freeBytes < requiredBytes)
        {
            throw new DatabaseException(
                $"The tables need {Gigabytes(requiredBytes)} of disk space, but {path} has {Gigabytes(freeBytes)} free.",
                "Free some space, use a folder on another disk (--data DIR) or an external server (--database \"Host=…\").");
        }
    }

    private static string Gigabytes(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.0} GB");
}
