namespace Poker.Core.Dialects;

/// <summary>Cuts one table's lines into hands.</summary>
/// <param name="dialect">How the table's lines are to be read.</param>
/// <param name="memory">What is known of the table.</param>
/// <param name="complete">Told of every hand once its lines are all there, before the draft is used again; returns whether it is accepted.</param>
internal sealed class HandStream(IDialect dialect, TableMemory memory, Func<HandDraft, TableMemory, bool> complete)
{
    private readonly HandDraft _draft = new();
    private readonly HandOpening _opening = new();
    private readonly List<GameEvent> _events = [];
    private TableMemory _memory = memory;
    private TableMemory _atStart = memory;
    private bool _isOpen;
    private bool _areBlindsNew;
    private int _part;
    private long _last = -1;

    /// <summary>What was known of the table before the line <see cref="RestartLine"/>.</summary>
    public TableMemory Memory => _isOpen ? _atStart : _memory;

    /// <summary>The first line that belongs to no complete hand yet.</summary>
    public long RestartLine => _isOpen ? _draft.FirstLine : _last + 1;

    /// <summary>Whether the hand under way has paid somebody.</summary>
    public bool IsPaid => _isOpen && _draft.Phase == HandPhase.Paid;

    // Where a line has told the start of this hand, one will tell that of the next.
    private bool IsUnmarkedOpening => _draft is { Phase: HandPhase.Opening, HasStart: false } && (dialect.Traits & DialectTraits.MarksStarts) == 0;

    /// <summary>Takes one line.</summary>
    public LineOutcome Take(long number, ReadOnlySpan<char> line)
    {
        if (number <= _last)
        {
            return LineOutcome.Repeated;
        }

        _last = number;
        var taken = _memory.PartsTaken;
        _memory = taken > 0 ? _memory with { PartsTaken = 0 } : _memory;
        if (line.Length > HandAssembler.MostLineLetters)
        {
            return LineOutcome.TooLong;
        }

        _part = 0;
        return line.IndexOfAny('\n', '\r') < 0 && taken == 0 ? TakeText(number, line) : TakeParts(number, line, taken);
    }

    /// <summary>Completes the hand under way.</summary>
    public void Close()
    {
        if (!_isOpen)
        {
            return;
        }

        _isOpen = false;
        if (_draft.IsBare && (dialect.Traits & DialectTraits.MarksStarts) == 0)
        {
            return;
        }

        Remember(complete(_draft, _memory));
    }

    private LineOutcome TakeParts(long number, ReadOnlySpan<char> line, int taken)
    {
        var outcome = LineOutcome.Noise;
        foreach (var text in line.EnumerateLines())
        {
            if (_part >= taken && TakeText(number, text) == LineOutcome.Understood)
            {
                outcome = LineOutcome.Understood;
            }

            _part++;
        }

        return outcome;
    }

    private LineOutcome TakeText(long number, ReadOnlySpan<char> text)
    {
        _events.Clear();
        dialect.Read(text, _memory.Players, _events);
        foreach (var told in _events)
        {
            Take(number, told);
        }

        return _events.Count > 0 ? LineOutcome.Understood : LineOutcome.Noise;
    }

    private void Take(long number, GameEvent told)
    {
        if (_isOpen && IsUnmarkedOpening && _opening.NextHand(told) is >= 0 and var next)
        {
            BreakOff(next);
        }

        if (Begins(told))
        {
            Close();
            (_isOpen, _areBlindsNew) = (true, false);
            _atStart = _part > 0 ? _memory with { PartsTaken = _part } : _memory;
            _draft.Start(number, _memory);
            _opening.Clear();
        }

        var known = _memory;
        Learn(told);
        if (!_isOpen || IsStray(told))
        {
            return;
        }

        if (IsUnmarkedOpening)
        {
            _opening.Add(new(number, _part, told, known, _memory));
        }

        var before = _draft.Seats.Count;
        _draft.Take(told, number, _memory);
        for (var i = before; i < _draft.Seats.Count; i++)
        {
            Learn(_draft.Seats[i].Player, _draft.Seats[i].Name);
        }
    }

    // The hand under way ends before one of its events: those from there on are the next hand's.
    private void BreakOff(int next)
    {
        HandOpening.Entry[] entries = [.. _opening.Entries];
        if (next < entries.Length)
        {
            _draft.Start(entries[0].Number, _atStart);
            foreach (var entry in entries[..next])
            {
                _draft.Take(entry.Told, entry.Number, entry.After);
            }

            _memory = entries[next].Before;
        }

        Close();
        var part = _part;
        foreach (var entry in entries[next..])
        {
            _part = entry.Part;
            Take(entry.Number, entry.Told);
        }

        _part = part;
    }

    private bool Begins(GameEvent told)
    {
        var marksStarts = (dialect.Traits & DialectTraits.MarksStarts) != 0;
        return told switch
        {
            GameEvent.HandStarted => !_isOpen || marksStarts || _draft.Phase != HandPhase.Opening || !GoesOnAfterStart(),
            _ when marksStarts => false,
            // Nobody posts it twice: the hand before broke off.
            GameEvent.Posted { Kind: PostKind.SmallBlind } when _isOpen && _draft.SmallBlindSeat >= 0 => true,
            GameEvent.ButtonTold or GameEvent.Seated or GameEvent.Posted => !_isOpen || _draft.Phase != HandPhase.Opening,
            GameEvent.Dealt => !_isOpen || _draft.Phase == HandPhase.Paid,
            // A game that tells no posts: its next hand must not be taken for more of this one, but the board told again belongs to it.
            GameEvent.BoardDealt { Kind: BoardKind.First, Cards: var cards } =>
                IsPaid && (cards.IsEmpty || !(cards - _draft.Board).IsEmpty),
            _ => (!_isOpen || IsPaid) && ActorOf(told) is { } player && _memory.Players.Find(player) is not null,
        };
    }

    private bool GoesOnAfterStart() => _draft.IsBare || (!_draft.HasStart && (dialect.Traits & DialectTraits.StartsAfterBlinds) != 0);

    // Once all are paid, somebody who was never seen does not act in this hand.
    private bool IsStray(GameEvent told) => IsPaid && ActorOf(told) is { } player && _draft.IndexOf(player) < 0
        && (dialect.Traits & DialectTraits.MarksStarts) == 0;

    private static string? ActorOf(GameEvent told) => told switch
    {
        GameEvent.Folded(var player) => player,
        GameEvent.Checked(var player) => player,
        GameEvent.Called(var player, _) => player,
        GameEvent.Raised(var player, _) => player,
        GameEvent.AllIn(var player, _) => player,
        _ => null,
    };

    private void Learn(GameEvent told)
    {
        switch (told)
        {
            case GameEvent.HandStarted(_, { } dealer) when (dialect.Traits & DialectTraits.TellsStacks) == 0:
                Learn(dealer, dealer);
                break;
            case GameEvent.ButtonTold(var player):
                Learn(player, player);
                break;
            case GameEvent.Renamed(var player, var formerly):
                var name = _memory.Players.Find(formerly)?.Name ?? player;
                _memory = _memory with
                {
                    Players = _memory.Players.With(new(player, name, formerly)),
                    Hero = _memory.Hero == formerly ? player : _memory.Hero,
                };
                break;
            case GameEvent.BlindsTold(var small, var big):
                _memory = _memory with { SmallBlind = small, BigBlind = big };
                _areBlindsNew |= _isOpen && _draft.Phase != HandPhase.Opening;
                break;
            case GameEvent.StackTold(var player, var stack, _) when IsBetweenActions(player):
                Learn(player, player);
                _memory = _memory.WithStack(player, stack);
                break;
        }
    }

    // While a hand is played, what a stack is told to be has bets taken off.
    private bool IsBetweenActions(string player) => !_isOpen || _draft.Phase == HandPhase.Paid
        || (_draft.Phase == HandPhase.Opening && !_draft.Seats.Exists(seat => seat.Player == player && seat.Put > 0));

    private void Learn(string player, string name)
    {
        var known = _memory.Players.Find(player);
        if (known is null || known.Name != name)
        {
            _memory = _memory with { Players = _memory.Players.With(new(player, name, known?.Formerly)) };
        }
    }

    // Stacks told since the payouts stay; the others follow from the hand, or are no longer known. What a hand that is not accepted makes
    // of the blinds need not be true.
    private void Remember(bool isAccepted)
    {
        var stacks = _memory.Stacks;
        if ((dialect.Traits & DialectTraits.TellsStacks) == 0)
        {
            foreach (var seat in _draft.Seats)
            {
                if (seat.IsToldAfter)
                {
                    continue;
                }

                stacks = stacks.RemoveAll(known => known.Player == seat.Player);
                stacks = seat.After >= 0 ? stacks.Add(new(seat.Player, new(seat.After, _draft.Decimals), IsTold: false)) : stacks;
            }
        }

        var players = _memory.Players;
        _memory = _memory with
        {
            // Spectators must not make those be forgotten who play.
            Players = players.All.Length > KnownPlayers.Most / 2 ? players.Renewed(_draft.Seats.Select(seat => seat.Player)) : players,
            Stacks = stacks.Length > KnownPlayers.Most ? stacks[(stacks.Length - KnownPlayers.Most)..] : stacks,
            BigBlind = isAccepted && !_areBlindsNew ? new(_draft.BigBlind, _draft.Decimals) : _memory.BigBlind,
            Hero = _memory.Players.IdNow(_draft.Hero),
            Hands = _memory.Hands + 1,
        };
    }
}
