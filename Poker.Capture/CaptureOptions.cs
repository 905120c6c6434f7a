using Poker.ServiceDefaults;

namespace Poker.Capture;

/// <summary>How the capture service works: section <c>Poker:Capture</c>.</summary>
public sealed record CaptureOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Capture";

    /// <summary>
    /// Origins that may send from a browser, such as <c>chrome-extension://abcdefghijklmnopabcdefghijklmnop</c>; empty for every extension of
    /// Chromium and Firefox. Pages (<c>http</c>, <c>https</c>) are never among them.
    /// </summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How long raw lines are kept once they are parsed; 0 keeps them for ever.</summary>
    public TimeSpan Retention { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How often raw lines are looked at that may go.</summary>
    public TimeSpan ExpireEvery { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How long a line that is missing is waited for after the one behind it came.</summary>
    public TimeSpan GapTimeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most bytes of a request's body, as it comes and unpacked alike.</summary>
    public int MostRequestBytes { get; init; } = 16 << 20;

    /// <summary>The most bytes of a WebSocket message.</summary>
    public int MostMessageBytes { get; init; } = 4 << 20;

    /// <summary>The most lines of a batch.</summary>
    public int MostLines { get; init; } = 20_000;

    /// <summary>Requests with lines at work at a time; more are told to come again.</summary>
    public int MostRequests { get; init; } = 32;

    /// <summary>WebSocket connections at a time.</summary>
    public int MostStreams { get; init; } = 64;

    /// <summary>Batches that are stored at a time, each on a connection of its own; others wait for their turn.</summary>
    public int MostStores { get; init; } = 4;

    /// <summary>How long a batch may wait for its turn before its sender is told to come again.</summary>
    public TimeSpan StorePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Batches that a source may send a second, on average; ten seconds' worth of them at once.</summary>
    public int SourceBatchesPerSecond { get; init; } = 50;

    /// <summary>Wrong keys that an address may show a minute; then it is not listened to for a while.</summary>
    public int WrongKeysPerMinute { get; init; } = 10;

    /// <summary>Fails with every problem of these options, each naming its key.</summary>
    /// <exception cref="ServiceConfigurationException">There is one.</exception>
    internal void Validate()
    {
        var problems = new List<string>();
        void Require(bool holds, string key, string rule)
        {
            if (!holds)
            {
                problems.Add($"{Section}:{key} has to be {rule}.");
            }
        }

        Require(Origins.All(IsExtension), nameof(Origins), "a list of extensions' origins, such as chrome-extension://abcdefghijklmnopabcdefghijklmnop");
        Require(
            Retention == TimeSpan.Zero || (Retention >= TimeSpan.FromHours(1) && Retention <= TimeSpan.FromDays(36_500)),
            nameof(Retention), "0 (for ever) or 1 hour to 100 years");
        Require(ExpireEvery > TimeSpan.Zero && ExpireEvery <= TimeSpan.FromDays(1), nameof(ExpireEvery), "more than 0 and at most a day");
        Require(GapTimeout >= TimeSpan.Zero && GapTimeout <= TimeSpan.FromDays(30), nameof(GapTimeout), "0 to 30 days");
        Require(MostRequestBytes is >= 1 << 10 and <= 256 << 20, nameof(MostRequestBytes), "1 KiB to 256 MiB, in bytes");
        Require(MostMessageBytes is >= 1 << 10 and <= 256 << 20, nameof(MostMessageBytes), "1 KiB to 256 MiB, in bytes");
        Require(MostLines is >= 1 and <= 1_000_000, nameof(MostLines), "1 to 1000000");
        Require(MostRequests is >= 1 and <= 4096, nameof(MostRequests), "1 to 4096");
        Require(MostStreams is >= 0 and <= 4096, nameof(MostStreams), "0 to 4096");
        Require(MostStores is >= 1 and <= 64, nameof(MostStores), "1 to 64");
        Require(StorePatience > TimeSpan.Zero && StorePatience <= TimeSpan.FromMinutes(1), nameof(StorePatience), "more than 0 and at most a minute");
        Require(SourceBatchesPerSecond is >= 1 and <= 100_000, nameof(SourceBatchesPerSecond), "1 to 100000");
        Require(WrongKeysPerMinute is >= 1 and <= 100_000, nameof(WrongKeysPerMinute), "1 to 100000");
        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }
    }

    private static bool IsExtension(string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var address)
        && address.Scheme is "chrome-extension" or "moz-extension"
        && origin == $"{address.Scheme}://{address.Host}";
}
