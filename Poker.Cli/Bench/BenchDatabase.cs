using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Bench;

/// <summary>An embedded PostgreSQL of a bench's own, in a temporary folder that is deleted with it.</summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly PokerDatabase _database;

    private BenchDatabase(DirectoryInfo folder, PokerDatabase database) => (_folder, _database) = (folder, database);

    /// <summary>Its connections, schema and all.</summary>
    public PokerDatabase Database => _database;

    /// <summary>Starts it.</summary>
    public static async Task<BenchDatabase> StartAsync(CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("poker-bench-");
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                // As root the server is another user's, who has to get in.
                folder.UnixFileMode = (UnixFileMode)Convert.ToInt32("755", 8);
            }

            return new(folder, await PokerDatabase.OpenAsync(new DatabaseOptions { DataFolder = folder.FullName }, cancellation));
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>Stops it; nothing is left.</summary>
    public async ValueTask DisposeAsync()
    {
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
