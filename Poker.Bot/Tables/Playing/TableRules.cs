using Poker.Bot.Strategies;
using Poker.Core.Game;

namespace Poker.Bot.Tables.Playing;

/// <summary>A table's rules, which make sense.</summary>
internal sealed record TableRules
{
    /// <summary>The most seats of a table.</summary>
    public const int MostSeats = 6;

    private const long MostBlind = 1_000_000_000, MostStack = 10_000_000_000;

    private TableRules(TableSetup setup) => Setup = setup;

    /// <summary>What was asked for.</summary>
    public TableSetup Setup { get; }

    /// <summary>The forced bets.</summary>
    public Stakes Stakes => new(Setup.SmallBlind, Setup.BigBlind);

    /// <summary>How long a person has to act; null for as long as they like.</summary>
    public TimeSpan? ToAct => Setup.ActSeconds == 0 ? null : TimeSpan.FromSeconds(Setup.ActSeconds);

    /// <summary>How long a strategy takes.</summary>
    public TimeSpan Think => TimeSpan.FromMilliseconds(Setup.ThinkMilliseconds);

    /// <summary>The time between two hands.</summary>
    public TimeSpan Pause => TimeSpan.FromMilliseconds(Setup.PauseMilliseconds);

    /// <summary>Checks what is asked for.</summary>
    /// <param name="setup">What is asked for.</param>
    /// <param name="choices">The strategies that there are.</param>
    /// <exception cref="TableException">Something makes no sense; the message has every problem.</exception>
    public static TableRules From(TableSetup setup, IReadOnlyList<StrategyChoice> choices)
    {
        var problems = new List<string>();
        void Require(bool holds, string problem)
        {
            if (!holds)
            {
                problems.Add(problem);
            }
        }

        var seats = setup.Seats?.Count ?? 0;
        Require(seats is >= Seats.Fewest and <= MostSeats, $"A table has {Seats.Fewest} to {MostSeats} seats, not {seats}.");
        foreach (var strategy in (setup.Seats ?? []).Where(seat => seat?.Strategy is not null).Select(seat => seat.Strategy!).Distinct())
        {
            problems.AddRange(ProblemOf(strategy, seats, choices) is { } problem ? [problem] : []);
        }

        Require(setup.Seats is null || setup.Seats.All(seat => seat is not null), "A seat is null: write {} for a person.");
        Require(setup.BigBlind is >= 1 and <= MostBlind, $"The big blind has to be 1 to {MostBlind} chips, not {setup.BigBlind}.");
        Require(
            setup.SmallBlind >= 0 && setup.SmallBlind <= setup.BigBlind,
            $"The small blind has to be 0 to the big blind's {setup.BigBlind} chips, not {setup.SmallBlind}.");
        Require(setup.Stack >= setup.BigBlind && setup.Stack <= MostStack, $"The stack has to be the big blind to {MostStack} chips, not {setup.Stack}.");
        Require(Enum.IsDefined(setup.TopUp), "Chips are bought eachHand or whenBroke.");
        Require(setup.ActSeconds is 0 or (>= 1 and <= 600), $"The time to act has to be 0 (no limit) or 1 to 600 seconds, not {setup.ActSeconds}.");
        Require(setup.ThinkMilliseconds is >= 0 and <= 10_000, $"Strategies think for 0 to 10000 ms, not {setup.ThinkMilliseconds}.");
        Require(setup.PauseMilliseconds is >= 0 and <= 60_000, $"The pause between hands is 0 to 60000 ms, not {setup.PauseMilliseconds}.");
        return problems.Count == 0 ? new TableRules(setup) : throw new TableException(string.Join(" ", problems));
    }

    // What names a file is not for callers over the network; a model's version is.
    private static string? ProblemOf(string strategy, int seats, IReadOnlyList<StrategyChoice> choices)
    {
        var parts = strategy.Split(':', 2);
        var choice = choices.FirstOrDefault(choice => choice.Name == strategy) ?? choices.FirstOrDefault(choice => choice.Name == parts[0]);
        return choice is null || (choice.Name != strategy && !IsVersion(parts[1]))
                ? $"There is no strategy {(strategy.Length <= 40 ? $"'{strategy}'" : "of so long a name")} for tables: "
                    + $"choose among {string.Join(", ", choices.Select(one => one.Name))}."
            : seats > choice.MostPlayers ? $"{choice.Name} plays with at most {choice.MostPlayers} at a table, not {seats}."
            : null;
    }

    private static bool IsVersion(string argument) => argument.Length is > 0 and <= 18 && argument.All(char.IsAsciiDigit);
}
