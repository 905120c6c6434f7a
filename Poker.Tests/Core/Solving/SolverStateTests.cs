using Poker.Core.Numerics;
using Poker.Core.Solving;
using Poker.Core.Solving.Games;

namespace Poker.Tests.Core.Solving;

public sealed class SolverStateTests
{
    public static TheoryData<string> Algorithms => [.. SolverAlgorithms.Names];

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void A_run_stopped_and_resumed_is_a_run_never_stopped(string algorithm)
    {
        var tree = GameTree.Of<LeducPoker>();
        var whole = Create(algorithm, tree, 5);
        whole.Run(100);
        var first = Create(algorithm, tree, 5);
        first.Run(37);
        using var file = new MemoryStream();
        first.Capture().Write(file);
        file.Position = 0;
        var second = Create(algorithm, tree, 6);
        second.Restore(SolverState.Read(file));
        second.Run(63);

        Assert.Equal(file.Length, file.Position);
        AssertSame(whole.Capture(), second.Capture());
    }

    [Theory]
    [MemberData(nameof(Algorithms))]
    public void Equal_seeds_give_equal_bits(string algorithm)
    {
        var tree = GameTree.Of<KuhnPoker>();
        var (one, same, other) = (Create(algorithm, tree, 1), Create(algorithm, tree, 1), Create(algorithm, tree, 2));
        one.Run(50);
        same.Run(50);
        other.Run(50);

        AssertSame(one.Capture(), same.Capture());
        Assert.Equal(!SolverAlgorithms.IsSampled(algorithm), one.Capture().Regrets.SequenceEqual(other.Capture().Regrets));
    }

    [Fact]
    public void The_state_of_something_else_is_refused_with_the_difference()
    {
        var state = Create("dcfr", GameTree.Of<KuhnPoker>(), 1).Capture();

        var error = Assert.Throws<ArgumentException>(() => Create("cfr", GameTree.Of<LeducPoker>(), 1).Restore(state));

        Assert.Equal("The state is of kuhn by dcfr(1.5, 0, 2) with 24 entries; this is leduc by cfr with 672.", error.Message);
    }

    [Fact]
    public void Other_bytes_and_cut_off_states_are_refused()
    {
        using var file = new MemoryStream();
        Create("cfr", GameTree.Of<KuhnPoker>(), 1).Capture().Write(file);
        var bytes = file.ToArray();

        Assert.Throws<EndOfStreamException>(() => SolverState.Read(new MemoryStream(bytes[..^1])));
        bytes[0]++;
        Assert.Throws<InvalidDataException>(() => SolverState.Read(new MemoryStream(bytes)));
    }

    private static ISolver Create(string algorithm, GameTree tree, ulong seed) =>
        SolverAlgorithms.Create(algorithm, tree, new(), new Rng(seed));

    private static void AssertSame(SolverState expected, SolverState actual)
    {
        Assert.Equal((expected.Game, expected.Algorithm, expected.Iterations), (actual.Game, actual.Algorithm, actual.Iterations));
        Assert.Equal(expected.Regrets.Select(BitConverter.DoubleToUInt64Bits), actual.Regrets.Select(BitConverter.DoubleToUInt64Bits));
        Assert.Equal(expected.Averages.Select(BitConverter.DoubleToUInt64Bits), actual.Averages.Select(BitConverter.DoubleToUInt64Bits));
        Assert.Equal(expected.Rng, actual.Rng);
    }
}
