using Poker.Cli.Matches;
using Poker.Core.Statistics;

namespace Poker.Tests.Cli.Matches;

public sealed class MatchLineTests
{
    [Fact]
    public void The_line_tells_how_far_how_fast_and_how_long_still() => Assert.Equal(
        "25 %, 250,000 of 1,000,000 hands, 125.0 k/s, 0:06 left, first player +12 ± 30 mbb/hand",
        MatchLine.Text(new(250_000, 1_000_000, new Interval(12.3, 30.1)), 2).TrimStart());
}
