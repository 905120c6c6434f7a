using System.CommandLine;
using Poker.Cli.Output;
using Poker.Cli.Progress;
using Poker.Cli.Training;
using Poker.Core.Clustering;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;

namespace Poker.Tests.Cli.Training;

public sealed class FastRequestTests
{
    private static readonly AbstractionKey Royal = AbstractionKey.Default with { Deck = "royal" };

    [Fact]
    public void What_is_left_out_is_as_in_the_run_that_is_there_and_else_the_default()
    {
        var fresh = Read("").KeyFor(Royal, null);
        Assert.Equal((Royal, "compact", 100), (fresh.Abstraction, fresh.Betting, fresh.StackBigBlinds));
        Assert.Equal(new TrainingOptions().Description, fresh.Training.Description);

        var there = Read("--betting wide200 --stacks 150 --seed 9 --weights uniform --no-prune --deterministic").KeyFor(Royal, null);
        Assert.Equal(("wide200", 150), (there.Betting, there.StackBigBlinds));
        Assert.Equal(
            (9UL, IterationWeighting.Uniform, false, true),
            (there.Training.Seed, there.Training.Weighting, there.Training.Prune, there.Training.Deterministic));
        Assert.Empty(Read("--threads 3").KeyFor(AbstractionKey.Default, there).DifferencesFrom(there));
        Assert.Equal(200, Read("--betting wide200").KeyFor(Royal, there).StackBigBlinds);
        Assert.Equal(["seed 0, not 4"], Read("--deck royal").KeyFor(Royal, null).Abstraction.DifferencesFrom(Read("--deck royal --cluster-seed 4").Key!));
    }

    [Theory]
    [InlineData("90", 90)]
    [InlineData("90s", 90)]
    [InlineData("10m", 600)]
    [InlineData("1.5h", 5_400)]
    [InlineData("1h30m", 5_400)]
    [InlineData("2d", 172_800)]
    [InlineData("0", 0)]
    public void A_time_is_written_as_people_write_it(string text, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read($"--time {text}").Limits.Time);

    [Theory]
    [InlineData("--sync-only --no-database")]
    [InlineData("--sync-only --reset")]
    [InlineData("--reset --from checkpoint")]
    [InlineData("--no-database --from database")]
    public void Options_that_exclude_each_other_are_refused(string arguments) =>
        Assert.Equal(ExitCodes.BadInput, Assert.Throws<CommandError>(() => Read(arguments)).ExitCode);

    [Fact]
    public void What_does_not_fit_the_memory_is_refused_with_the_figures_and_the_ways_out()
    {
        var size = new BlueprintSize(261_090, 27_600_000, 85_000_000, 700_000_000, 20_000_000);
        new MemoryCheck(size, WithCopy: true, 2_000_000_000).Require();

        var tight = Assert.Throws<CommandError>(() => new MemoryCheck(size, WithCopy: true, 1_000_000_000).Require());
        Assert.Contains("700 MB of tables, as much for checkpoints, 1,630 MB in all, of 1,000 MB free", tight.Message);
        Assert.Contains("--checkpoint 0", tight.Message);
        var hopeless = Assert.Throws<CommandError>(() => new MemoryCheck(size, WithCopy: false, 500_000_000).Require());
        Assert.Contains("--betting compact", hopeless.Message);
        Assert.DoesNotContain("--checkpoint", hopeless.Message);
    }

    [Fact]
    public void A_live_line_tells_rates_since_the_line_before()
    {
        var first = new TrainingReport(new TrainingSummary(1_000, 200_000, 50, 10, 3_000, 1), TimeSpan.FromSeconds(5), null, null);
        var second = new TrainingReport(
            new TrainingSummary(21_000, 4_200_000, 50, 40, 150, 3), TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(593), TimeSpan.FromSeconds(61));

        Assert.Equal("0:05, 1,000 iterations, 10 of 50 information sets, mean positive regret 3.0 k mbb", TrainingDisplay.Line(first, null));
        Assert.Equal(
            "0:07, 21,000 iterations, 10.0 k iterations/s, 2.00 M nodes/s, 40 of 50 information sets, mean positive regret 150.0 mbb, 9:53 left, checkpoint in 1:01",
            TrainingDisplay.Line(second, first));
    }

    [Theory]
    [InlineData("one, two, three", 0, "one, two, three")]
    [InlineData("one, two, three", 15, "one, two, three")]
    [InlineData("one, two, three", 14, "one, two,|three")]
    [InlineData("one, two, three", 6, "one,|two,|three")]
    [InlineData("one, two, three", 4, "one,|two,|thr")]
    public void A_live_line_is_broken_between_its_parts_where_the_terminal_is_narrow(string line, int width, string broken)
    {
        var lines = TrainingDisplay.Break(line, width);

        Assert.Equal(broken.Split('|'), lines);
        Assert.All(lines, part => Assert.True(width == 0 || part.Length <= width));
    }

    private static FastRequest Read(string arguments)
    {
        var options = new FastArguments();
        var command = new Command("fast");
        options.AddTo(command);
        return options.Read(command.Parse(arguments.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
    }
}
