using System.Text.RegularExpressions;
using Poker.Capture.Parsing;
using Poker.Core.Dialects;
using Poker.Core.Histories;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Importing;

/// <summary>Judges the hands of a PHH file by the rules engine, as the hands of console lines are. Its n-th hand stands in for line n.</summary>
internal static partial class PhhHands
{
    /// <summary>What is written where hands of lines have their dialect.</summary>
    public const string Dialect = "phh";

    private const string OtherGame = "not no-limit hold'em", TooManySeats = "players dealt in", SplitChip = "splits a chip",
        Action = "an action that no-limit hold'em does not have";

    /// <summary>Every hand of a file.</summary>
    /// <param name="path">The file, whose name is that of its hand.</param>
    /// <param name="playedAt">When it was played, as far as that is known.</param>
    public static List<ParsedHand> Of(string path, DateTimeOffset playedAt)
    {
        var hands = new List<ParsedHand>();
        foreach (var read in PhhHistory.Read(Path.GetFileNameWithoutExtension(path), File.ReadAllText(path)))
        {
            hands.Add(new(Judge(read, LinePosition.Of(hands.Count + 1)), Dialect, playedAt));
        }

        return hands;
    }

    private static AssembledHand Judge(ReadHand read, long position)
    {
        if (read.Hand is not { } hand)
        {
            return new QuarantinedHand(read.Id, position, position, position, CauseOf(read.Rejection!), Unquoted(read.Rejection!));
        }

        var result = Replayer.Replay(hand);
        return result.Agrees
            ? new AcceptedHand(read.Id, position, position, hand, result.Used)
            : new QuarantinedHand(read.Id, position, position, position, QuarantineCauses.Of(result.Fault), result.Difference!);
    }

    private static QuarantineCause CauseOf(string rejection) =>
        rejection.StartsWith(OtherGame, StringComparison.Ordinal) ? QuarantineCause.OtherGame
        : rejection.Contains(TooManySeats, StringComparison.Ordinal) ? QuarantineCause.Seats
        : rejection.Contains(SplitChip, StringComparison.Ordinal) ? QuarantineCause.UnequalStacks
        : QuarantineCause.Unreadable;

    // What a reason quotes of the file may be a name.
    private static string Unquoted(string rejection) =>
        rejection.StartsWith(Action, StringComparison.Ordinal) ? Action
        : NoPlayer().Replace(Quotation().Replace(rejection, "…"), "$1 …");

    [GeneratedRegex(@"(?<![^ ])'[^']*'(?=[ .]|$)")]
    private static partial Regex Quotation();

    [GeneratedRegex(@"(no player|the key) \S+")]
    private static partial Regex NoPlayer();
}
