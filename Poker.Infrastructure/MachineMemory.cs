using System.Globalization;

namespace Poker.Infrastructure;

/// <summary>The memory that large tables may still take.</summary>
public static class MachineMemory
{
    /// <summary>The machine's or container's memory that is to be had, in bytes; what others use is counted on Linux alone.</summary>
    public static long FreeBytes()
    {
        var limit = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes;
        const string Information = "/proc/meminfo", Line = "MemAvailable:";
        return File.Exists(Information) && File.ReadLines(Information).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } line
            ? Math.Min(limit, 1024 * long.Parse(line[Line.Length..^"kB".Length], CultureInfo.InvariantCulture))
            : limit;
    }
}
