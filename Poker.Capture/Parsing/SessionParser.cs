using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Parsing;

/// <summary>Hands the lines of one session to its tables.</summary>
/// <param name="dialect">The dialect that the source names; null: detected.</param>
/// <param name="states">Where its tables were left.</param>
/// <param name="after">Lines up to here have been taken.</param>
/// <param name="load">Opens what is known of a table, and fetches the lines that were pending.</param>
internal sealed class SessionParser(
    string? dialect,
    IReadOnlyDictionary<string, TableState> states,
    long after,
    Func<TableState, CancellationToken, Task<(TableMemory Memory, IReadOnlyList<StoredLine> Pending)>> load)
{
    /// <summary>The most tables of a session that are read: lines of further ones are noise.</summary>
    public const int MostTables = 256;

    private readonly Dictionary<string, TableParser> _tables = [];
    private readonly Dictionary<string, TableState> _cut = [];

    /// <summary>Lines up to here have been taken.</summary>
    public long Through { get; private set; } = after;

    /// <summary>Lines that told something, of those that were taken.</summary>
    public long Understood { get; private set; }

    /// <summary>Lines that told nothing.</summary>
    public long Noise { get; private set; }

    /// <summary>The tables that have been opened.</summary>
    public IReadOnlyCollection<TableParser> Tables => _tables.Values;

    /// <summary>The state that a table is gone on from.</summary>
    public TableState StateOf(string table) => _cut.GetValueOrDefault(table) ?? states.GetValueOrDefault(table) ?? new TableState();

    /// <summary>Takes lines, in order; what is missing between them is lost.</summary>
    public async Task TakeAsync(IReadOnlyList<StoredLine> lines, CancellationToken cancellation)
    {
        foreach (var line in lines)
        {
            if (line.Sequence > Through + 1)
            {
                await LoseAsync(new(Through + 1, line.Sequence - 1), cancellation);
            }

            var isUnderstood = await TableOfAsync(line.Table ?? TableTag.Of(line.Text).ToString(), cancellation) is { } table && table.Take(line);
            Understood += isUnderstood ? 1 : 0;
            Noise += isUnderstood ? 0 : 1;
            Through = line.Sequence;
        }
    }

    /// <summary>Opens a table, if there is room for it.</summary>
    public async ValueTask<TableParser?> TableOfAsync(string name, CancellationToken cancellation)
    {
        if (_tables.TryGetValue(name, out var table))
        {
            return table;
        }

        var isKnown = states.TryGetValue(name, out var state);
        if (!isKnown && states.Count + _tables.Keys.Count(opened => !states.ContainsKey(opened)) >= MostTables)
        {
            return null;
        }

        state ??= dialect is null ? new TableState() : new TableState { Dialect = dialect, IsSettled = true };
        if (!state.IsSettled && dialect is not null)
        {
            // What was read while the dialect was being found out is read again in the one that is named now.
            state = state with { Dialect = dialect, IsSettled = true, Confidence = null, Why = null };
        }

        var (memory, pending) = await load(state, cancellation);
        if (pending.Count < (state.Pending?.Length ?? 0))
        {
            (state, memory, pending) = (_cut[name] = Cut(state), memory with { Stacks = [] }, []);
        }

        table = new TableParser(name, state, memory);
        foreach (var line in pending)
        {
            table.TakeAgain(line);
        }

        _tables.Add(name, table);
        return table;
    }

    /// <summary>Opens the tables that a condition holds of.</summary>
    public async Task OpenAsync(Func<TableState, bool> condition, CancellationToken cancellation)
    {
        foreach (var (name, state) in states)
        {
            if (condition(state))
            {
                await TableOfAsync(name, cancellation);
            }
        }
    }

    // Pending lines have expired: what came out of them cannot be read again, and stays.
    private static TableState Cut(TableState state) => state with
    {
        Restart = LinePosition.Of(state.Pending![^1] + 1),
        Pending = null,
        IsPaid = false,
        IsOut = false,
        HasRows = false,
        CutThrough = state.IsPaid || state.Dialect is null ? null : state.Pending[^1],
    };

    private async Task LoseAsync(LostLines lost, CancellationToken cancellation)
    {
        await OpenAsync(_ => true, cancellation);
        foreach (var table in _tables.Values)
        {
            table.Lose(lost);
        }
    }
}
