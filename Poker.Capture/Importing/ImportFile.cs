using System.Security.Cryptography;
using System.Text;
using Poker.Core.Histories;

namespace Poker.Capture.Importing;

/// <summary>A file to import.</summary>
/// <param name="Path">Where it is.</param>
/// <param name="Format">What it is.</param>
public sealed record ImportFile(string Path, ImportFormat Format)
{
    private const int LookedAtBytes = 4096;
    private static readonly string[] TextExtensions = [".txt", ".log", ".out"];

    /// <summary>The files that some paths name; of a folder all below it that can be games, by their extensions.</summary>
    /// <exception cref="ImportException">There is no such file, or none in a folder.</exception>
    public static IReadOnlyList<ImportFile> Find(IReadOnlyList<string> paths)
    {
        var files = new List<ImportFile>();
        foreach (var path in paths)
        {
            if (File.Exists(path))
            {
                files.Add(new(path, FormatOf(path)));
            }
            else if (Directory.Exists(path))
            {
                var found = Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories).Where(IsKnown).Order(StringComparer.Ordinal).ToList();
                if (found.Count == 0)
                {
                    throw new ImportException($"There is no .txt, .log, .out, .jsonl, .ndjson, .csv, .phh or .phhs in '{path}'.");
                }

                files.AddRange(found.Select(file => new ImportFile(file, FormatOf(file))));
            }
            else
            {
                throw new ImportException($"There is no file or folder '{path}'.");
            }
        }

        return files;
    }

    /// <summary>What the file holds, as the first half of a SHA-256 in hexadecimal: the same again is no other file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public string Hash()
    {
        using var file = File.OpenRead(Path);
        return Convert.ToHexStringLower(SHA256.HashData(file).AsSpan(0, SHA256.HashSizeInBytes / 2));
    }

    private static bool IsKnown(string path) => System.IO.Path.GetExtension(path).ToLowerInvariant() is var extension
        && (extension is ".jsonl" or ".ndjson" or ".csv" or ".phh" or ".phhs" || TextExtensions.Contains(extension));

    private static ImportFormat FormatOf(string path)
    {
        switch (System.IO.Path.GetExtension(path).ToLowerInvariant())
        {
            case ".phh" or ".phhs":
                return ImportFormat.Phh;
            case ".jsonl" or ".ndjson":
                return ImportFormat.ConsoleJson;
            case ".csv":
                return ImportFormat.PokerNow;
            default:
                var beginning = Beginning(path);
                return PokerNowLog.IsLog(beginning) ? ImportFormat.PokerNow
                    : beginning.TrimStart('\uFEFF').TrimStart().StartsWith('{') ? ImportFormat.ConsoleJson
                    : ImportFormat.Text;
        }
    }

    private static string Beginning(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[LookedAtBytes];
        var read = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        return read.Contains((byte)0)
            ? throw new ImportException($"'{path}' is no text: it has zero bytes in it.")
            : Encoding.UTF8.GetString(read);
    }
}
