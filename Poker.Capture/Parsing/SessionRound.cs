using System.Text.Json;
using Npgsql;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>One round of parsing a session, within the transaction that holds it.</summary>
/// <param name="connection">The connection with that transaction.</param>
/// <param name="session">The session, as it is parsed so far: not at all, where it is parsed anew.</param>
/// <param name="isAnew">Whether all rows that there are may be replaced, and all lines are taken.</param>
/// <param name="pseudonyms">Makes pseudonyms, and opens what was encrypted.</param>
/// <param name="store">Where accepted hands go.</param>
/// <param name="options">How much a round takes.</param>
internal sealed class SessionRound(
    NpgsqlConnection connection, ParsedSession session, bool isAnew, HandPseudonyms pseudonyms, HandStore store, ParsingOptions options)
{
    private const int ChunkLines = 4_000;

    private readonly HandRows _rows = new(session.Source, session.Name, pseudonyms);
    private readonly Dictionary<string, long> _written = [];
    private SessionParser _parser = null!;
    private DateTimeOffset _paidSince, _unpaidSince;
    private long _accepted;
    private long _quarantined;

    /// <summary>Takes lines, and writes the hands that they give.</summary>
    /// <returns>The session as it is parsed now, to be saved, and what was done.</returns>
    public async Task<(ParsedSession Session, RoundReport Report)> RunAsync(CancellationToken cancellation)
    {
        _parser = new(session.Dialect, session.Tables, session.ParsedThrough, LoadAsync);
        var hasMore = await TakeAsync(cancellation);
        var isLast = !hasMore && session.HasEnded;
        if (!hasMore)
        {
            (_paidSince, _unpaidSince) = (session.Now - options.IdleAfter, session.Now - options.UnpaidAfter);
            await _parser.OpenAsync(state => isLast || (!state.IsOut && IsQuiet(state)), cancellation);
        }

        var states = new Dictionary<string, TableState>(session.Tables);
        foreach (var table in _parser.Tables)
        {
            states[table.Name] = await LeaveAsync(table, isLast, cancellation);
        }

        if (isAnew)
        {
            await HandStore.DeleteOthersAsync(connection, session.Id, [.. states.Keys], cancellation);
            await QuarantineStore.DeleteOthersAsync(connection, session.Id, [.. states.Keys], cancellation);
        }

        // What is beyond the last line, if anything, are lines that will never come.
        var through = hasMore ? _parser.Through : Math.Max(_parser.Through, session.Through);
        var parsed = session with
        {
            Revision = session.LinesRevision,
            ParsedThrough = through,
            Tables = isLast ? states.ToDictionary(state => state.Key, state => Closed(state.Value, through)) : states,
            Understood = session.Understood + _parser.Understood,
            Noise = session.Noise + _parser.Noise,
            IsClosed = isLast,
            DueAt = isLast ? null : DueAt(states.Values),
        };
        return (parsed, new(RoundOutcome.Parsed, _parser.Understood + _parser.Noise, _accepted, _quarantined, hasMore));
    }

    private DateTimeOffset? DueAt(IEnumerable<TableState> states) => states.Where(state => !state.IsOut && (state.IsPaid || IsUnpaid(state)))
        .Select(state => (DateTimeOffset?)(state.LastAt + (state.IsPaid ? options.IdleAfter : options.UnpaidAfter))).Min();

    // Whether the hand under way, if there is one, has had no line for so long that it comes out as it is.
    private bool IsQuiet(TableState state) => state.IsPaid ? state.LastAt <= _paidSince : IsUnpaid(state) && state.LastAt <= _unpaidSince;

    // Of a table that no line has told anything of, the time is none.
    private static bool IsUnpaid(TableState state) => state is { IsPaid: false, Pending.Length: > 0 } && state.LastAt > DateTimeOffset.MinValue;

    // Nothing is known of the players any more.
    private static TableState Closed(TableState state, long through) => state with
    {
        Memory = null,
        Pending = null,
        Restart = LinePosition.Of(through + 1),
        IsPaid = false,
        HasRows = false,
        CutThrough = null,
    };

    private async Task<bool> TakeAsync(CancellationToken cancellation)
    {
        for (var left = isAnew ? long.MaxValue : options.LinesPerRound; left > 0;)
        {
            var most = (int)Math.Min(left, ChunkLines);
            var lines = await ParseLines.ReadAsync(connection, session.Id, _parser.Through, session.Through, most, cancellation);
            await _parser.TakeAsync(lines, cancellation);
            foreach (var table in _parser.Tables)
            {
                await WriteFinalAsync(table, cancellation);
            }

            left -= lines.Count;
            if (lines.Count < most)
            {
                return false;
            }
        }

        return _parser.Through < session.Through;
    }

    private async Task<(TableMemory Memory, IReadOnlyList<StoredLine> Pending)> LoadAsync(TableState state, CancellationToken cancellation) => (
        state.Memory is { } hidden ? JsonSerializer.Deserialize<TableMemory>(pseudonyms.Open(hidden))! : TableMemory.Empty,
        state.Pending is { Length: > 0 } pending ? await ParseLines.ReadAsync(connection, session.Id, pending, cancellation) : []);

    private async Task WriteFinalAsync(TableParser table, CancellationToken cancellation)
    {
        var (hands, restart) = table.TakeFinal();
        if (hands.Count > 0)
        {
            await WriteAsync(table.Name, restart, hands, cancellation);
        }
    }

    private async Task<TableState> LeaveAsync(TableParser table, bool isLast, CancellationToken cancellation)
    {
        await WriteFinalAsync(table, cancellation);
        var hands = new List<ParsedHand>();
        var state = table.Leave(isLast, IsQuiet, out var memory, hands);
        await WriteAsync(table.Name, long.MaxValue, hands, cancellation);
        return state with
        {
            Memory = memory == TableMemory.Empty ? null : pseudonyms.Seal(JsonSerializer.SerializeToUtf8Bytes(memory)),
        };
    }

    private async Task WriteAsync(string table, long before, IReadOnlyList<ParsedHand> hands, CancellationToken cancellation)
    {
        var state = _parser.StateOf(table);
        var from = _written.GetValueOrDefault(table, isAnew ? 0 : state.Restart);
        var replaces = isAnew || state.HasRows;
        _written[table] = before;
        if (!replaces && hands.Count == 0)
        {
            return;
        }

        var outcome = _rows.Of(table, from, before, replaces, hands);
        await store.ReplaceAsync(connection, session.Id, outcome, cancellation);
        await QuarantineStore.ReplaceAsync(connection, session.Id, outcome, cancellation);
        _accepted += outcome.Hands.Count;
        _quarantined += outcome.Quarantined.Count;
    }
}
