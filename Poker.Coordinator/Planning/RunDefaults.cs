using Npgsql;
using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Coordinator.Planning;

/// <summary>What runs begin that are started without a spec, in a database that holds nothing yet: the configuration section <c>Poker:Runs</c>.</summary>
public sealed record RunDefaults
{
    /// <summary>The section's name.</summary>
    public const string Section = "Poker:Runs";

    /// <summary>The deck: full, or royal for a game that clusters in seconds.</summary>
    public string Deck { get; init; } = Core.Cards.Deck.Full.Name;

    /// <summary>The preset of the blueprint's bets.</summary>
    public string Betting { get; init; } = BettingPresets.Compact.Name;

    /// <summary>Every problem of these options, each naming the key to set; empty when they are usable.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (Deck != Core.Cards.Deck.Full.Name && Deck != Core.Cards.Deck.Royal.Name)
        {
            problems.Add($"{Section}:{nameof(Deck)} is '{Deck}', but must be {Core.Cards.Deck.Full.Name} or {Core.Cards.Deck.Royal.Name}.");
        }

        if (!BettingPresets.All.Any(preset => preset.Name == Betting))
        {
            problems.Add($"{Section}:{nameof(Betting)} is '{Betting}', but must be one of {string.Join(", ", BettingPresets.All.Select(preset => preset.Name))}.");
        }

        return problems;
    }

    /// <summary>The abstraction that the database holds, in part or whole; else the usual one of <see cref="Deck"/>.</summary>
    internal async Task<AbstractionKey> AbstractionAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await AbstractionStore.ReadStatusAsync(connection, cancellation)).Select(street => street.Run?.Key).FirstOrDefault(key => key is not null)
        ?? AbstractionKey.Default with { Deck = Deck };

    /// <summary>The blueprint that the database holds; else one of <see cref="Betting"/> over its abstraction.</summary>
    internal async Task<BlueprintKey> BlueprintAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        (await BlueprintStore.ReadRunAsync(connection, cancellation))?.Run.Key
        ?? BlueprintKey.Of(await AbstractionAsync(connection, cancellation), BettingPresets.Named(Betting), new TrainingOptions());
}
