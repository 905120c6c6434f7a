using Poker.Explorer;
using Poker.Explorer.Equities;

namespace Poker.Tests.Explorer.Equities;

public sealed class EquityCalculatorTests
{
    private static readonly EquityQuestion Long = new(["random", "random", "random"], "", "", 1, int.MaxValue, long.MaxValue);
    private static readonly EquityQuestion Short = new(["AA", "KK"], "2c3d4h", "", 1, 100, 1000);

    [Fact]
    public async Task As_many_are_at_work_as_there_are_cores_to_spare_and_who_goes_away_makes_room()
    {
        var calculator = new EquityCalculator(TimeProvider.System);
        using var leaving = new CancellationTokenSource();
        var working = Enumerable.Range(0, EquityCalculator.MostAtOnce).Select(_ => calculator.ComputeAsync(Long, leaving.Token)).ToArray();

        var refused = await Assert.ThrowsAsync<ExplorerException>(() => calculator.ComputeAsync(Short, CancellationToken.None));
        await leaving.CancelAsync();

        Assert.Equal(503, refused.Status);
        Assert.Contains("try again", refused.Message, StringComparison.Ordinal);
        foreach (var work in working)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
        }

        Assert.True((await calculator.ComputeAsync(Short, CancellationToken.None)).IsExact);
    }

    [Fact]
    public async Task What_takes_too_long_is_given_up()
    {
        var calculator = new EquityCalculator(TimeProvider.System, TimeSpan.FromMilliseconds(50));

        var refused = await Assert.ThrowsAsync<ExplorerException>(() => calculator.ComputeAsync(Long, CancellationToken.None));

        Assert.Equal(503, refused.Status);
        Assert.True((await new EquityCalculator(TimeProvider.System).ComputeAsync(Short, CancellationToken.None)).IsExact);
    }
}
