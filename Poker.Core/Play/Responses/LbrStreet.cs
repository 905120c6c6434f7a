using Poker.Core.Game;

namespace Poker.Core.Play.Responses;

/// <summary>What happened on one street over all hands. Mutable sums, in chips and in hands.</summary>
public sealed class LbrStreet
{
    private readonly long[] _chosen = new long[4];

    /// <summary>What play on this street won, beyond what the cards were worth.</summary>
    public double Gain { get; private set; }

    /// <summary>The sum of the hands' squared gains.</summary>
    public double GainSquares { get; private set; }

    /// <summary>What this street's cards were worth; before the flop the pocket. 0 in expectation.</summary>
    public double Luck { get; private set; }

    /// <summary>Hands that came here, each by the weight that it had left.</summary>
    public double Reached { get; private set; }

    /// <summary>The sum of the pots that they came with, by weight, in chips.</summary>
    public double PotChips { get; private set; }

    /// <summary>Decisions of the opponent, each by the weight that the hand had left.</summary>
    public double Decisions { get; private set; }

    /// <summary>Those of them at a spot that translation led to.</summary>
    public double Translated { get; private set; }

    /// <summary>Those off the tree.</summary>
    public double OffTree { get; private set; }

    /// <summary>Those at information sets without an average strategy, each by the range's part in them.</summary>
    public double WithoutAverage { get; private set; }

    /// <summary>How often the response did an action of a kind.</summary>
    public long Chosen(ActionKind kind) => _chosen[(int)kind];

    internal void Choose(ActionKind kind) => _chosen[(int)kind]++;

    internal void Reach(double weight, double potChips)
    {
        Reached += weight;
        PotChips += weight * potChips;
    }

    internal void Meet(double weight, double translated, double offTree, double withoutAverage)
    {
        Decisions += weight;
        Translated += translated;
        OffTree += offTree;
        WithoutAverage += withoutAverage;
    }

    internal void Add(double gain, double luck)
    {
        Gain += gain;
        GainSquares += gain * gain;
        Luck += luck;
    }

    internal void Add(LbrStreet other)
    {
        Gain += other.Gain;
        GainSquares += other.GainSquares;
        Luck += other.Luck;
        Reached += other.Reached;
        PotChips += other.PotChips;
        Meet(other.Decisions, other.Translated, other.OffTree, other.WithoutAverage);
        for (var kind = 0; kind < _chosen.Length; kind++)
        {
            _chosen[kind] += other._chosen[kind];
        }
    }
}
