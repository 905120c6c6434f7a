using Poker.Cli.Equity;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Equity;

namespace Poker.Tests.Cli.Equity;

public sealed class EquityLinesTests
{
    [Fact]
    public void Each_spot_is_answered_on_a_line()
    {
        var (answers, errors, failure) = Answer("# a comment\nAhKh 2c3c4c5d6s\n\nAhKh QcQd 2c7d9h\n", keepGoing: false);

        Assert.Equal(
            ("\n39.5960 60.4040  0.0000 79.1919 20.8081\n\n28.2828 71.7172  28.2828 0.0000 71.7172\n", "", null), (answers, errors, failure));
    }

    [Fact]
    public void A_bad_line_ends_the_stream_with_its_number()
    {
        var (answers, _, failure) = Answer("AhKh 2c3c4c5d6s\nAhKh AhQd 2c7d9h\nAhKh\n", keepGoing: false);

        Assert.Equal("39.5960 60.4040  0.0000 79.1919 20.8081\n", answers);
        Assert.Equal(("line 2: Ah is used twice.", ExitCodes.BadInput), (failure!.Message, failure.ExitCode));
    }

    [Fact]
    public void A_bad_line_can_be_passed_over()
    {
        var (answers, errors, failure) = Answer("QQ 22\nAhKh 2c3c4c5d6s\n", keepGoing: true, board: "QcQdQh2c2d");

        Assert.Equal("\n\n", answers);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("2 of 2 lines are bad", failure!.Message);
    }

    private static (string Answers, string Errors, CommandError? Failure) Answer(string lines, bool keepGoing, string? board = null)
    {
        using var answers = new StringWriter { NewLine = "\n" };
        using var errors = new StringWriter { NewLine = "\n" };
        CommandError? failure = null;
        try
        {
            new EquityLines(Deck.Full, board, new EquityWork(1), json: false, keepGoing).Answer(new StringReader(lines), answers, errors);
        }
        catch (CommandError error)
        {
            failure = error;
        }

        return (answers.ToString(), errors.ToString(), failure);
    }
}
