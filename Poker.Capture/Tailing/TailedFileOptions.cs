using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults;

namespace Poker.Capture.Tailing;

/// <summary>A log file that the service follows: an entry of <c>Poker:Capture:Files</c>.</summary>
public sealed record TailedFileOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Capture:Files";

    /// <summary>The file.</summary>
    public string Path { get; init; } = "";

    /// <summary>The source's name; without one, the file's.</summary>
    public string? Name { get; init; }

    /// <summary>The dialect of its lines; null: detected.</summary>
    public string? Dialect { get; init; }

    /// <summary>The source's name.</summary>
    internal string SourceName => Name is { Length: > 0 } ? Name : System.IO.Path.GetFileName(Path);

    /// <summary>Fails with every problem of some files, each naming its key.</summary>
    /// <exception cref="ServiceConfigurationException">There is one.</exception>
    internal static void Validate(IReadOnlyList<TailedFileOptions> files)
    {
        var problems = new List<string>();
        for (var i = 0; i < files.Count; i++)
        {
            var (file, key) = (files[i], $"{Section}:{i}");
            if (string.IsNullOrWhiteSpace(file.Path))
            {
                problems.Add($"{key}:{nameof(Path)} has to be a file.");
            }
            else if (!SourceStore.IsName(file.SourceName))
            {
                problems.Add($"{key}:{nameof(Name)} has to be 1 to {SourceStore.LongestName} characters, none of them a control character.");
            }
            else if (files.Take(i).Any(other => other.SourceName == file.SourceName))
            {
                problems.Add($"{key}:{nameof(Name)} has to be another one: '{file.SourceName}' is a file before it.");
            }

            if (file.Dialect is not null && DialectCatalog.NameOf(file.Dialect) is null)
            {
                problems.Add($"{key}:{nameof(Dialect)} has to be one of {DialectCatalog.Choices}.");
            }
        }

        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }
    }
}
