namespace Poker.Bot.Tables.Playing;

/// <summary>A table as it is asked for.</summary>
public sealed record TableSetup
{
    /// <summary>The seats, in the order of play.</summary>
    public IReadOnlyList<SeatSetup> Seats { get; init; } = [new(), new("call")];

    /// <summary>The small blind, in chips.</summary>
    public long SmallBlind { get; init; } = 50;

    /// <summary>The big blind, in chips.</summary>
    public long BigBlind { get; init; } = 100;

    /// <summary>What players buy in for, in chips.</summary>
    public long Stack { get; init; } = 10_000;

    /// <summary>When they buy more.</summary>
    public TopUp TopUp { get; init; }

    /// <summary>Seconds that a person has to act; 0 for as long as they like.</summary>
    public int ActSeconds { get; init; } = 30;

    /// <summary>Milliseconds that a strategy takes, and between streets that are dealt without betting.</summary>
    public int ThinkMilliseconds { get; init; } = 700;

    /// <summary>Milliseconds between a hand's end and the next.</summary>
    public int PauseMilliseconds { get; init; } = 2_500;

    /// <summary>Fixes cards and strategies' choices, for tests: the table says so to everybody. Null for cards that nobody can know.</summary>
    public ulong? Seed { get; init; }
}
