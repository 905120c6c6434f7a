using System.Text;

using Poker.Cli.Evaluation;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Evaluation;

namespace Poker.Tests.Cli.Evaluation;

public sealed class HandStreamTests
{
    [Fact]
    public void Every_line_is_answered_in_order_whatever_the_blocks_it_comes_in()
    {
        var random = new Random(11);
        var deck = Deck.Full.Cards.ToArray();
        var lines = new StringBuilder();
        var expected = new StringBuilder();
        for (var line = 0; line < 50_000; line++)
        {
            random.Shuffle(deck);
            var hand = CardSet.Of(deck.AsSpan(0, 5 + (line % 3)));
            lines.Append(hand).Append(line % 2 == 0 ? "\n" : "\r\n");
            expected.Append(Evaluator.Evaluate(hand)).Append('\n');
        }

        var (answers, _, failure) = Answer(lines.ToString());

        Assert.Null(failure);
        Assert.Equal(expected.ToString(), answers);
    }

    [Fact]
    public void The_last_line_needs_no_end_and_blanks_are_allowed() =>
        Assert.Equal("7462\n\n1\n", Answer(" Ah Kh Qh Jh Th \n\n7c5d4h3s2c").Answers);

    [Fact]
    public void Names_and_json_are_written_on_request()
    {
        Assert.Equal("7462\troyal flush\n", Answer("AhKhQhJhTh", describe: true).Answers);
        Assert.Equal(
            """{"strength":7462,"category":"StraightFlush","name":"royal flush","hand":"AhKhQhJhTh"}""" + "\n",
            Answer("AhKhQhJhTh", json: true).Answers);
    }

    [Theory]
    [InlineData("7c5d4h3s2c\nAhKh\n7c5d4h3s2c\n", "line 2: A hand has five to seven cards, 'AhKh' has 2.")]
    [InlineData("7c5d4h3s2c\nAhAh3c4c5c\n", "line 2: The card Ah stands twice in 'AhAh3c4c5c'.")]
    [InlineData("7c5d4h3s2c\n7c5d4h3s2", "line 2: '2' is not a card")]
    public void A_bad_line_ends_the_stream_after_the_good_ones(string lines, string message)
    {
        var (answers, _, failure) = Answer(lines);

        Assert.Equal("1\n", answers);
        Assert.StartsWith(message, failure!.Message, StringComparison.Ordinal);
        Assert.Equal(ExitCodes.BadInput, failure.ExitCode);
    }

    [Fact]
    public void Bad_lines_can_be_passed_over()
    {
        var (answers, errors, failure) = Answer("bogus\n7c5d4h3s2c\nAhKh", keepGoing: true);

        Assert.Equal("\n1\n\n", answers);
        Assert.Equal(2, errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Equal("2 of 3 lines are no hands", failure!.Message);
    }

    [Fact]
    public void A_line_without_end_is_refused() =>
        Assert.Contains("longer", Answer(new string('A', 300_000)).Failure!.Message, StringComparison.Ordinal);

    private static (string Answers, string Errors, CommandError? Failure) Answer(
        string lines, bool keepGoing = false, bool describe = false, bool json = false)
    {
        using var output = new MemoryStream();
        using var errors = new StringWriter { NewLine = "\n" };
        CommandError? failure = null;
        try
        {
            using var input = new MemoryStream(Encoding.UTF8.GetBytes(lines));
            new HandStream(new StrengthWriter(output, describe, json), errors, keepGoing).Run(input, CancellationToken.None);
        }
        catch (CommandError error)
        {
            failure = error;
        }

        return (Encoding.UTF8.GetString(output.ToArray()), errors.ToString(), failure);
    }
}
