namespace Poker.Core.Dialects;

/// <summary>Makes refereed hands of one table's lines. Tables that are interleaved need one each.</summary>
/// <remarks>
/// A hand is complete when the next begins, or at <see cref="Close"/>: cards can be shown, and stacks told, after all are paid. Hands do not
/// depend on how lines are batched. Not thread-safe; no line makes it throw.
/// <para>
/// To go on after a restart, store <see cref="Memory"/> and <see cref="RestartLine"/> with the hands that came before them, and feed a new
/// assembler of that memory from that line on: it gives the same hands as one that was never stopped.
/// </para>
/// </remarks>
public sealed class HandAssembler
{
    /// <summary>The longest line that is read, in UTF-16 code units.</summary>
    public const int MostLineLetters = 8192;

    private readonly HandStream _stream;
    private ICollection<AssembledHand> _hands = [];

    /// <summary>An assembler for a table.</summary>
    /// <param name="dialect">How the table's lines are to be read.</param>
    /// <param name="memory">What is known of the table, or null: nothing.</param>
    public HandAssembler(IDialect dialect, TableMemory? memory = null) => _stream = new(
        dialect, memory ?? TableMemory.Empty, (draft, known) => Add(Referee.Judge(draft, dialect, known)));

    /// <summary>What was known of the table before <see cref="RestartLine"/>.</summary>
    public TableMemory Memory => _stream.Memory;

    /// <summary>The number from which on lines belong to no complete hand yet.</summary>
    public long RestartLine => _stream.RestartLine;

    /// <summary>Whether the hand under way has paid somebody, so that <see cref="Close"/> would probably complete it.</summary>
    public bool IsPaid => _stream.IsPaid;

    /// <summary>Takes one line.</summary>
    /// <param name="number">Its number, 0 or more, larger than the last one's; a line whose number is not has been seen, and is passed over.</param>
    /// <param name="line">The line. Line breaks within it part it.</param>
    /// <param name="hands">Receives the hands that it completes.</param>
    public LineOutcome Take(long number, ReadOnlySpan<char> line, ICollection<AssembledHand> hands)
    {
        _hands = hands;
        return _stream.Take(number, line);
    }

    /// <summary>Ends the table's lines: the hand under way comes out as it is.</summary>
    /// <param name="hands">Receives it.</param>
    public void Close(ICollection<AssembledHand> hands)
    {
        _hands = hands;
        _stream.Close();
    }

    private bool Add(AssembledHand hand)
    {
        _hands.Add(hand);
        return hand is AcceptedHand;
    }
}
