using Poker.Bot.Background;
using Poker.Bot.Deciding;
using Poker.ServiceDefaults;

namespace Poker.Tests.Bot.Deciding;

public sealed class DecidingOptionsTests
{
    [Fact]
    public void The_defaults_are_usable() => new DecidingOptions().Validate();

    [Fact]
    public void Every_problem_is_told_with_its_key()
    {
        var error = Assert.Throws<ServiceConfigurationException>(() => new DecidingOptions
        {
            CanaryShare = double.NaN,
            Decisions = new() { Retention = TimeSpan.FromMinutes(1) },
            Trials = new() { Seats = 7, Opponents = " , " },
            Guard = new() { RuinousLoss = 0 },
            Background = new BackgroundOptions { HandsPerMinute = -1, Players = "model,pot-odds;alone" },
        }.Validate());

        Assert.Equal(
            "Poker:Bot:CanaryShare has to be 0 to 1. Poker:Bot:Decisions:Retention has to be 0 (for ever) or 1 hour to 100 years. "
                + "Poker:Bot:Trials:Opponents has to be names of strategies, separated by commas. Poker:Bot:Trials:Seats has to be 2 to 6. "
                + "Poker:Bot:Guard:RuinousLoss has to be more than 0 and at most 100 big blinds. "
                + "Poker:Bot:Background:HandsPerMinute has to be 0 (none) to 600000. "
                + "Poker:Bot:Background:Players has to be names of strategies separated by commas, two to six a table, tables separated by semicolons.",
            error.Message);
    }
}
