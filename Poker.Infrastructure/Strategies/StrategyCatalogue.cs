using Poker.Core.Play;
using Poker.Core.Play.Baselines;

namespace Poker.Infrastructure.Strategies;

/// <summary>The strategies that commands can name, and how each is made.</summary>
public static class StrategyCatalogue
{
    /// <summary>All kinds, in the order of help texts.</summary>
    public static IReadOnlyList<StrategyEntry> Entries { get; } =
    [
        new("random", "each of fold, check or call, smallest raise, pot, all-in is as likely", (_, _) => new UniformRandom()),
        new("call", "checks and calls, whatever it holds", (_, _) => new CallingStation()),
        new("fold", "checks, and folds to every bet", (_, _) => new FoldToBets()),
        new("allin", "always all-in", (_, _) => new AlwaysAllIn()),
        new("pot-odds", "calls when the pot pays for its exact equity against random hands", (shared, _) => new PotOdds(shared.Equities)),
        new("pot-odds-raise", "the same, and raises by the pot with 0.65 or more", (shared, _) => new PotOddsRaise(shared.Equities)),
        new("tight", "waits for good hands and plays them straight", (shared, _) => new Tight(shared.Equities)),
        new("loose-aggressive", "plays most hands and raises often, good hands more so", (shared, _) => new LooseAggressive(shared.Equities)),
        new("blueprint", "a trained blueprint; heads-up only", (shared, source) => shared.Blueprint(source), "FILE|database"),
        new("model", "a policy network; without a name the one in production", (shared, source) => shared.Model(source), "VERSION|FILE"),
    ];

    /// <summary>The kinds with their descriptions, a line each, for help texts.</summary>
    public static string Help => string.Join('\n', Entries.Select(entry => $"  {Usage(entry),-18} {entry.Description}"));

    /// <summary>Makes the strategy that a text names.</summary>
    /// <param name="text">A kind's name; for some a colon and an argument may follow, such as a file.</param>
    /// <param name="resources">What strategies share.</param>
    /// <exception cref="StrategyException">There is no such kind, or it takes no argument; the message lists the kinds.</exception>
    public static IStrategy Create(string text, StrategyResources resources)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var (name, argument) = colon < 0 ? (text, null) : (text[..colon], text[(colon + 1)..]);
        var entry = Entries.FirstOrDefault(entry => entry.Name == name)
            ?? throw StrategyException.BadInput($"There is no strategy '{name}': choose among {string.Join(", ", Entries.Select(Usage))}.");
        return argument is null || entry.Argument is not null
            ? entry.Create(resources, argument)
            : throw StrategyException.BadInput($"The strategy {name} takes nothing after a colon, so '{text}' means nothing.");
    }

    private static string Usage(StrategyEntry entry) => entry.Argument is null ? entry.Name : $"{entry.Name}[:{entry.Argument}]";
}
