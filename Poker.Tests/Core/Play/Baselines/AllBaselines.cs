using Poker.Core.Play;
using Poker.Core.Play.Baselines;

namespace Poker.Tests.Core.Play.Baselines;

/// <summary>One of each baseline.</summary>
internal static class AllBaselines
{
    public static readonly IHandEquities Equities = new ComputedEquities();

    public static readonly IStrategy[] Each =
    [
        new UniformRandom(), new CallingStation(), new FoldToBets(), new AlwaysAllIn(),
        new PotOdds(Equities), new PotOddsRaise(Equities), new Tight(Equities), new LooseAggressive(Equities),
    ];
}
