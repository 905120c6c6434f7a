using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>What a game says in plain words, one line each.</summary>
/// <remarks>
/// <code>
/// Hand #12. Dealer: Player 3
/// Seat 1: Player 1 (1,000)
/// Player 1 posts the small blind of 10
/// Player 1 is dealt Ah Kd
/// Player 3 raises to 50
/// Player 1 folds
/// Flop: 7d 5h 9d
/// Player 3 wins 110
/// </code>
/// The whole grammar is in docs/console-grammar.md. Amounts behind <c>calls</c> are added chips, behind <c>raises to</c> street totals.
/// </remarks>
public sealed class PlainDialect : IDialect
{
    /// <inheritdoc />
    public string Name => "plain";

    /// <inheritdoc />
    public DialectTraits Traits => DialectTraits.TellsAllIns;

    /// <inheritdoc />
    public Leniencies Leniencies => Leniencies.NeedlessFold | Leniencies.CallWrittenAsRaise | Leniencies.WinnersAsTold | Leniencies.StacksAssumed;

    /// <inheritdoc />
    public bool IsHallmark(ReadOnlySpan<char> line) => false;

    /// <inheritdoc />
    public void Read(ReadOnlySpan<char> line, KnownPlayers known, List<GameEvent> events)
    {
        var text = line.Trim();
        while (!text.IsEmpty)
        {
            var deed = PlayerLines.ReadKnown<PlainDeeds>(text, known, events);
            if (deed.Kind > DeedKind.Unreadable || PlainStatements.Read(text, known, events) || deed.Kind == DeedKind.Talk)
            {
                return;
            }

            if (deed.Kind == DeedKind.Unreadable)
            {
                events.Add(deed.By(""));
                return;
            }

            // [Table 3] Ann folds: a name that begins like this has to be known.
            var tag = text[0] == '[' ? text.IndexOf(']') : -1;
            if (tag < 0)
            {
                _ = PlainSplits.Read(text, known, events) || PlayerLines.ReadUnknown<PlainDeeds>(text, events);
                return;
            }

            text = text[(tag + 1)..].TrimStart();
        }
    }
}
