using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Bot.Background;

/// <summary>
/// Stores the lines of background hands for capture, as source <c>tables</c>: a session a table, day and machine, whose numbers go on after a restart.
/// </summary>
/// <param name="sources">The sources of lines.</param>
/// <param name="lines">The lines.</param>
/// <param name="clock">Tells the day.</param>
/// <param name="instance">What tells this instance of the service from others.</param>
internal sealed class BackgroundLines(SourceStore sources, LineStore lines, TimeProvider clock, string instance)
{
    /// <summary>The source.</summary>
    public const string Source = "tables";

    private const string Dialect = "plain";

    private readonly Dictionary<string, Session> _sessions = [];
    private int? _source;
    private string _part = "";

    /// <summary>The number of a table's next line today: its next hand is called so.</summary>
    /// <exception cref="DatabaseException">The database cannot be used now.</exception>
    public async Task<long> NextAsync(string table, CancellationToken cancellation)
    {
        var name = $"{table} {clock.GetUtcNow():yyyy-MM-dd} {instance}{_part}";
        _sessions.TryGetValue(table, out var session);
        if (session?.Name != name)
        {
            var source = _source ??= (await sources.EnsureAsync(Source, Dialect, cancellation)).Id;
            if (session is { IsShared: false })
            {
                // The last hand of a day ends with its session.
                await lines.StoreAsync(new(source, session.Name, [], IsLast: true), cancellation);
            }

            _sessions[table] = session = new(name) { Through = await lines.ThroughAsync(source, name, cancellation) };
        }

        return session.Through + 1;
    }

    /// <summary>Stores a hand's lines, all or none; where another service on this machine has the same session, the next ones go to another.</summary>
    /// <returns>Whether the hand is whole; a part of another's stands in its place where it is not.</returns>
    /// <exception cref="DatabaseException">The database cannot take them now: the same lines are to come again.</exception>
    public async Task<bool> StoreAsync(string table, IReadOnlyList<string> hand, CancellationToken cancellation)
    {
        var session = _sessions[table];
        var now = clock.GetUtcNow();
        CapturedLine[] batch = [.. hand.Select((text, i) => new CapturedLine(session.Through + 1 + i, text, now, table))];
        var receipt = await lines.StoreAsync(new(_source!.Value, session.Name, batch), cancellation);
        session.Through += batch.Length;
        if (receipt.Conflicts.Count > 0)
        {
            session.IsShared = true;
            _part = $" {Random.Shared.Next():x8}";
        }

        return receipt.Conflicts.Count == 0;
    }

    private sealed class Session(string name)
    {
        public string Name => name;

        public long Through { get; set; }

        public bool IsShared { get; set; }
    }
}
