using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Reads one table's lines in a dialect that is known, and keeps in mind which of them the hand under way is made of.</summary>
/// <param name="dialect">The dialect.</param>
/// <param name="memory">What is known of the table before <paramref name="restart"/>.</param>
/// <param name="restart">The position from which on lines belong to no complete hand.</param>
/// <param name="cutThrough">Where the hand under way has begun with lines that have expired, the last of them; else null.</param>
/// <param name="hands">Receives the hands.</param>
internal sealed class TableReader(IDialect dialect, TableMemory memory, long restart, long? cutThrough, List<ParsedHand> hands)
{
    // Five hundred events are the most of a hand: so many lines are none.
    private const int MostPending = 2_000;

    private readonly List<AssembledHand> _assembled = [];
    private readonly List<(long Sequence, DateTimeOffset At)> _pending = [];
    private readonly List<GameEvent> _events = [];
    private HandAssembler _assembler = new(dialect, memory);
    private readonly long _start = restart;
    private long _restart = restart;
    private long _last = -1;

    /// <summary>What is known of the table before <see cref="Restart"/>.</summary>
    public TableMemory Memory => _assembler.Memory;

    /// <summary>The position from which on lines belong to no complete hand.</summary>
    public long Restart => IsOpen ? _assembler.RestartLine : Math.Max(_restart, _last + 1);

    /// <summary>The sequences of the lines from there on that tell something.</summary>
    public long[] Pending => [.. _pending.Select(line => line.Sequence)];

    /// <summary>Where the hand under way may have begun with lines that have expired, the last of them.</summary>
    public long? CutThrough { get; private set; } = cutThrough;

    /// <summary>Whether the hand under way has paid somebody.</summary>
    public bool IsPaid => _assembler.IsPaid;

    private bool IsOpen => _last >= 0 && _assembler.RestartLine <= _last;

    /// <summary>Takes a line, but for those parts of it that lie before the start.</summary>
    /// <returns>Whether it tells something.</returns>
    public bool Take(in StoredLine line)
    {
        var isUnderstood = false;
        var at = line.ToldAt ?? line.ReceivedAt;
        foreach (var (position, text) in LineParts.Of(line))
        {
            if (position < _start)
            {
                continue;
            }

            CutThrough = CutThrough is null || Starts(text) ? null : CutThrough;
            isUnderstood |= _assembler.Take(position, text, _assembled) == LineOutcome.Understood;
            _last = position;
            GiveOut(line.Sequence, at);
        }

        if (isUnderstood)
        {
            Remember(line.Sequence, at);
        }

        return isUnderstood;
    }

    /// <summary>Notes that lines are lost: the hand under way is what it is, and what it leaves of stacks is no longer known.</summary>
    public void Lose(LostLines lost)
    {
        Close(lost.First == lost.Last ? $"the line {lost.First} is missing" : $"the lines {lost.First} to {lost.Last} are missing");
        CutThrough = null;
        _restart = LinePosition.Of(lost.Last + 1);
        _assembler = new(dialect, _assembler.Memory with { Stacks = [] });
        _last = -1;
    }

    /// <summary>Lets the hand under way come out as it is.</summary>
    /// <param name="why">Why there is no more of it than there is; null where that is how it was told.</param>
    public void Close(string? why = null)
    {
        var before = hands.Count;
        _restart = Restart;
        _assembler.Close(_assembled);
        GiveOut(0, default);
        _restart = Math.Max(_restart, _last + 1);
        _pending.Clear();
        for (var i = before; i < hands.Count && why is not null; i++)
        {
            hands[i] = hands[i] with { Hand = Broken(hands[i].Hand, why) };
        }
    }

    // A fault at a line of its own is what is wrong with the hand; anything missing may be what is lost.
    private static AssembledHand Broken(AssembledHand hand, string why) =>
        hand is QuarantinedHand { Cause: not (QuarantineCause.OtherGame or QuarantineCause.SpecialPot) } quarantined
            && quarantined.FaultLine >= quarantined.LastLine
            ? quarantined with { Cause = QuarantineCause.BrokenOff, Reason = why }
            : hand;

    // What there is of the hand could pass for a whole one.
    private static QuarantinedHand Expired(AssembledHand hand, long last) => new(
        hand.Id,
        hand.FirstLine,
        hand.LastLine,
        hand.FirstLine,
        QuarantineCause.BrokenOff,
        $"lines up to {last} have expired, and this may be the rest of the hand that they began");

    // Behind lines that have expired: whether a hand begins for certain.
    private bool Starts(string text)
    {
        if (IsOpen)
        {
            return false;
        }

        _events.Clear();
        dialect.Read(text, _assembler.Memory.Players, _events);
        return _events.Exists(told => told is GameEvent.HandStarted);
    }

    private void GiveOut(long sequence, DateTimeOffset at)
    {
        foreach (var hand in _assembled)
        {
            var first = LinePosition.Sequence(hand.FirstLine);
            var pending = _pending.Find(line => line.Sequence == first);
            hands.Add(new(CutThrough is { } cut ? Expired(hand, cut) : hand, dialect.Name, first == sequence ? at : pending.At));
            CutThrough = null;
        }

        _assembled.Clear();
    }

    private void Remember(long sequence, DateTimeOffset at)
    {
        if (!IsOpen)
        {
            _pending.Clear();
            return;
        }

        var first = LinePosition.Sequence(Restart);
        if (_pending.Count > 0 && _pending[0].Sequence < first)
        {
            _pending.RemoveAll(line => line.Sequence < first);
        }

        _pending.Add((sequence, at));
        if (_pending.Count > MostPending)
        {
            Close();
        }
    }
}
