using Poker.Cli.Progress;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Tests.Cli.Progress;

public sealed class PlainDisplayTests
{
    [Fact]
    public async Task A_line_comes_when_a_step_is_done_and_only_once()
    {
        var output = new StringWriter();
        var display = new PlainDisplay(output);
        await display.WhileAsync(() =>
        {
            for (var rows = 0; rows <= 2_000; rows += 500)
            {
                display.Report(new ClusteringProgress(Street.River, ClusteringPhase.Storing, rows, 2_000));
                display.Report(new ClusteringProgress(Street.Turn, ClusteringPhase.Seeding, rows, 4_000));
            }

            display.Report(new ClusteringProgress(Street.River, ClusteringPhase.Storing, 2_000, 2_000));
            display.Say("That was it.");
            return Task.CompletedTask;
        });

        var lines = output.ToString().Split(Environment.NewLine);
        Assert.Equal(3, lines.Length);
        Assert.Matches(@"^river · into PostgreSQL: 100 %, 2,000 of 2,000 rows, [0-9.]+ s$", lines[0]);
        Assert.Equal(["That was it.", ""], lines[1..]);
    }
}
