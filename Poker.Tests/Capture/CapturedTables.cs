using Npgsql;
using Poker.Capture.Parsing;
using Poker.Infrastructure.Capture;

namespace Poker.Tests.Capture;

/// <summary>A database's sources, sessions, hands and quarantine, as tests fill and read them.</summary>
internal sealed class CapturedTables : IDisposable
{
    private static readonly byte[] Key = [.. Enumerable.Range(0, 32).Select(i => (byte)i)];
    private readonly NpgsqlDataSource _dataSource;

    public CapturedTables(NpgsqlDataSource dataSource, ParsingOptions? options = null, params IHandSink[] sinks)
    {
        _dataSource = dataSource;
        Options = options ?? new ParsingOptions { IdleAfter = TimeSpan.FromHours(1) };
        Lines = new(dataSource);
        Sources = new(dataSource);
        Sessions = new(dataSource);
        Round = new(dataSource, Pseudonyms, new HandStore(sinks), Options);
    }

    public HandPseudonyms Pseudonyms { get; } = new(Key);

    public ParsingOptions Options { get; }

    public LineStore Lines { get; }

    public SourceStore Sources { get; }

    public ParseStore Sessions { get; }

    public ParsingRound Round { get; }

    /// <summary>Stores lines numbered from 1, told a second apart, and returns the session's id.</summary>
    public async Task<long> StoreAsync(string source, string session, IEnumerable<string> lines, string? dialect = null, bool isLast = true)
    {
        var id = (await Sources.EnsureAsync(source, dialect, CancellationToken.None)).Id;
        var receipt = await Lines.StoreAsync(new(id, session, [.. lines.Select((text, i) => Line(i + 1, text))], isLast), CancellationToken.None);
        return receipt.Session;
    }

    /// <summary>A line told so many seconds after midnight.</summary>
    public static CapturedLine Line(long sequence, string text, string? table = null) =>
        new(sequence, text, new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddSeconds(sequence), table);

    /// <summary>Stores and parses.</summary>
    public async Task<long> ParseAsync(string source, string session, IEnumerable<string> lines, string? dialect = null, bool isLast = true)
    {
        var id = await StoreAsync(source, session, lines, dialect, isLast);
        await FinishAsync(id);
        return id;
    }

    /// <summary>Parses all that a session has.</summary>
    public Task FinishAsync(long session) => Round.FinishAsync(session, null, CancellationToken.None);

    /// <summary>Every hand and every one in quarantine, whole, but for ids and when they were stored.</summary>
    public async Task<List<string>> RowsAsync() =>
    [
        .. await TextsAsync(
            """
            SELECT source.name || '/' || session.name || ' ' || to_jsonb(hand) - 'id' - 'session' - 'accepted_at'
            FROM hand JOIN capture_session AS session ON session.id = hand.session JOIN capture_source AS source ON source.id = session.source
            ORDER BY source.name, session.name, table_name, first_line, first_part
            """),
        .. await TextsAsync(
            """
            SELECT source.name || '/' || session.name || ' ' || to_jsonb(quarantine) - 'session' - 'found_at'
            FROM quarantine JOIN capture_session AS session ON session.id = quarantine.session JOIN capture_source AS source ON source.id = session.source
            ORDER BY source.name, session.name, table_name, first_line, first_part
            """),
    ];

    /// <summary>A query for texts.</summary>
    public async Task<List<string>> TextsAsync(string sql)
    {
        await using var command = _dataSource.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var texts = new List<string>();
        while (await reader.ReadAsync())
        {
            texts.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return texts;
    }

    /// <summary>The hands of a session in order.</summary>
    public async Task<List<Poker.Core.Histories.RecordedHand>> HandsAsync(long session) =>
        [.. (await TextsAsync($"SELECT record FROM hand WHERE session = {session} ORDER BY table_name, first_line, first_part")).Select(HandRecord.Read)];

    public void Dispose() => Pseudonyms.Dispose();
}
