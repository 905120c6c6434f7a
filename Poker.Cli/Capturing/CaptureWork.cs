using Poker.Capture.Importing;
using Poker.Capture.Parsing;
using Poker.Capture.Tailing;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Capturing;

/// <summary>What commands take in and parse with, in this process.</summary>
internal sealed class CaptureWork : IAsyncDisposable
{
    // As the service reads the configuration's key from the environment.
    private static readonly string KeyVariable = PseudonymKey.ConfigurationKey.Replace(":", "__", StringComparison.Ordinal);

    private readonly HandPseudonyms _pseudonyms;

    private CaptureWork(PokerDatabase database, HandPseudonyms pseudonyms, string dataFolder)
    {
        (Database, _pseudonyms) = (database, pseudonyms);
        var data = database.DataSource;
        var hands = new HandStore(HandSinks.Of(dataFolder));
        Sources = new(data);
        Lines = new(data);
        Parsing = new(data, pseudonyms, hands, Options);
        Import = new(data, Sources, Lines, Parsing, hands, pseudonyms);
        Reparsing = new(data, Parsing);
    }

    /// <summary>The database.</summary>
    public PokerDatabase Database { get; }

    /// <summary>How lines are parsed.</summary>
    public ParsingOptions Options { get; } = new();

    /// <summary>The sources.</summary>
    public SourceStore Sources { get; }

    /// <summary>Where lines go.</summary>
    public LineStore Lines { get; }

    /// <summary>Parses.</summary>
    public ParsingRound Parsing { get; }

    /// <summary>Imports files.</summary>
    public CaptureImport Import { get; }

    /// <summary>Parses anew.</summary>
    public Reparsing Reparsing { get; }

    /// <summary>Opens the database, its tables brought up to date, and the key of its pseudonyms.</summary>
    /// <exception cref="DatabaseException">It cannot be used, or has pseudonyms by another key.</exception>
    public static async Task<CaptureWork> OpenAsync(DatabaseOptions options, CancellationToken cancellation)
    {
        var database = await PokerDatabase.OpenAsync(options, cancellation);
        try
        {
            var pseudonyms = PseudonymKey.Load(Environment.GetEnvironmentVariable(KeyVariable), options.Folder);
            await PseudonymKey.RequireSameAsync(database.DataSource, pseudonyms, cancellation);
            return new(database, pseudonyms, options.Folder);
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>A tail of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="source">The source's id.</param>
    /// <param name="missing">Told if the file that was followed last is not there any more.</param>
    public FileTail Tail(string path, int source, Action missing) => new(path, source, Lines, Database.DataSource, missing);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _pseudonyms.Dispose();
        await Database.DisposeAsync();
    }
}
