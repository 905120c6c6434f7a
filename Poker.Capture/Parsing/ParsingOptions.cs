using Poker.ServiceDefaults;

namespace Poker.Capture.Parsing;

/// <summary>How lines become hands: section <c>Poker:Capture:Parsing</c>.</summary>
public sealed record ParsingOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Capture:Parsing";

    /// <summary>How long after a table's last line a hand that is paid comes out although the next has not begun.</summary>
    public TimeSpan IdleAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long after a table's last line a hand that nobody is paid in comes out, into quarantine; whatever line follows takes that back.</summary>
    public TimeSpan UnpaidAfter { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>The most lines of a session that are parsed in one transaction, unless all of it is parsed anew.</summary>
    public int LinesPerRound { get; init; } = 20_000;

    /// <summary>Sessions that are parsed at a time, each on a connection of its own.</summary>
    public int MostSessions { get; init; } = 2;

    /// <summary>How often it is looked for lines that no notification has told of.</summary>
    public TimeSpan PollEvery { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Fails with every problem of these options, each naming its key.</summary>
    /// <exception cref="ServiceConfigurationException">There is one.</exception>
    internal void Validate()
    {
        var problems = new List<string>();
        Require(IdleAfter >= TimeSpan.Zero && IdleAfter <= TimeSpan.FromDays(1), nameof(IdleAfter), "0 to a day");
        Require(UnpaidAfter >= TimeSpan.Zero && UnpaidAfter <= TimeSpan.FromDays(1), nameof(UnpaidAfter), "0 to a day");
        Require(LinesPerRound is >= 1 and <= 1_000_000, nameof(LinesPerRound), "1 to 1000000");
        Require(MostSessions is >= 1 and <= 64, nameof(MostSessions), "1 to 64");
        Require(PollEvery >= TimeSpan.FromMilliseconds(50) && PollEvery <= TimeSpan.FromMinutes(10), nameof(PollEvery), "50 ms to 10 minutes");
        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }

        void Require(bool holds, string key, string rule)
        {
            if (!holds)
            {
                problems.Add($"{Section}:{key} has to be {rule}.");
            }
        }
    }
}
