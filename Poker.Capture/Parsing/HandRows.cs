using Poker.Core.Dialects;
using Poker.Core.Histories;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Makes rows of the hands of a session: players become pseudonyms here.</summary>
/// <param name="source">The source's name.</param>
/// <param name="session">What the sender calls the session.</param>
/// <param name="pseudonyms">Makes the pseudonyms.</param>
internal sealed class HandRows(string source, string session, HandPseudonyms pseudonyms)
{
    private const int LongestName = 256;

    /// <summary>What a stretch of a table's lines gives.</summary>
    public TableOutcome Of(string table, long from, long before, bool replaces, IReadOnlyList<ParsedHand> hands)
    {
        var accepted = new List<(HandRow, RecordedHand)>();
        var quarantined = new List<QuarantineRow>();
        foreach (var parsed in hands)
        {
            if (parsed.Hand is AcceptedHand hand)
            {
                accepted.Add(Row(table, hand, parsed));
            }
            else
            {
                quarantined.Add(Row(table, (QuarantinedHand)parsed.Hand, parsed.Dialect));
            }
        }

        return new(table, from, before, replaces, accepted, quarantined);
    }

    private (HandRow Row, RecordedHand Hand) Row(string table, AcceptedHand accepted, in ParsedHand parsed)
    {
        var hidden = pseudonyms.Hide(accepted.Hand, source) with { Id = Name(accepted) };
        var row = new HandRow(
            table,
            accepted.FirstLine,
            LinePosition.Sequence(accepted.LastLine),
            hidden.Id,
            parsed.Dialect,
            hidden.Stacks.Length,
            hidden.MinimumBet,
            (int)accepted.Used,
            HandSplit.IsValidation(source, session, LinePosition.Sequence(accepted.FirstLine)),
            parsed.PlayedAt,
            HandRecord.Write(hidden));
        return (row, hidden);
    }

    private static QuarantineRow Row(string table, QuarantinedHand hand, string dialect) => new(
        table,
        hand.FirstLine,
        LinePosition.Sequence(hand.LastLine),
        LinePosition.Sequence(hand.FaultLine),
        Name(hand),
        dialect,
        hand.Cause,
        hand.Reason);

    private static string Name(AssembledHand hand) => LineText.Clean(hand.Id, LongestName);
}
