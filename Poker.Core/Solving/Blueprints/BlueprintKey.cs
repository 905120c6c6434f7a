using System.Security.Cryptography;
using System.Text;

using Poker.Core.Clustering;
using Poker.Core.Solving.Betting;

namespace Poker.Core.Solving.Blueprints;

/// <summary>All that fixes how a blueprint is trained; how long it was trained is not part of it.</summary>
/// <param name="Abstraction">The buckets.</param>
/// <param name="Betting">The preset's name.</param>
/// <param name="StackBigBlinds">Each player's stack at the start.</param>
/// <param name="Bets">The bets in words (<see cref="BettingAbstraction.Description"/>): a preset of the same name with others is another one.</param>
/// <param name="Training">The training's options, of which the description counts: threads are no part of it.</param>
public sealed record BlueprintKey(AbstractionKey Abstraction, string Betting, int StackBigBlinds, string Bets, TrainingOptions Training)
{
    /// <summary>The key of those bets.</summary>
    public static BlueprintKey Of(AbstractionKey abstraction, BettingAbstraction betting, TrainingOptions training) =>
        new(abstraction, betting.Name, betting.StackBigBlinds, betting.Description, training);

    /// <summary>16 hexadecimal digits that differ where keys differ.</summary>
    public string Fingerprint => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', Abstraction.ToString(), Bets, Training.Description))).AsSpan(0, sizeof(ulong)));

    /// <summary>The bets themselves.</summary>
    /// <exception cref="ArgumentException">This build has no such preset, or other bets by that name.</exception>
    public BettingAbstraction ToBetting()
    {
        var betting = BettingPresets.Named(Betting).WithStacks(StackBigBlinds);
        return betting.Description == Bets
            ? betting
            : throw new ArgumentException($"This build's bets '{Betting}' are {betting.Description}, not {Bets}.");
    }

    /// <summary>Every part that differs from another key, such as <c>bets compact, not tiny</c>; empty when runs of both are one.</summary>
    public IReadOnlyList<string> DifferencesFrom(BlueprintKey other)
    {
        var differences = new List<string>(Abstraction.DifferencesFrom(other.Abstraction));
        if (Bets != other.Bets)
        {
            differences.Add(
                Betting != other.Betting ? $"bets {Betting}, not {other.Betting}"
                : StackBigBlinds != other.StackBigBlinds ? $"stacks of {StackBigBlinds} big blinds, not {other.StackBigBlinds}"
                : $"bets {Bets}, not {other.Bets}");
        }

        if (Training.Description != other.Training.Description)
        {
            // The description is a list of parts: what both say alike is left out.
            var (mine, others) = (Training.Description.Split("; "), other.Training.Description.Split("; "));
            differences.Add($"training: {string.Join(", ", mine.Except(others))}, not {string.Join(", ", others.Except(mine))}");
        }

        return differences;
    }
}
