using System.Diagnostics;
using Npgsql;
using Poker.Core.Cards;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Tests.Harness;

/// <summary>A data folder of the program's, with what a user and an accident can do to it; its server is stopped at the end.</summary>
public sealed class DataFolder : IAsyncDisposable
{
    private readonly ReachableFolder _folder = new();

    /// <summary>The folder.</summary>
    public string Path => _folder.Path;

    /// <summary>Where finished streets are kept.</summary>
    public string Streets => System.IO.Path.Combine(Path, "abstraction");

    /// <summary>The file that tells of a running server.</summary>
    public string Postmaster => ServerFolder.Of(Path).Postmaster;

    /// <summary>Opens its database from this process, which keeps the server running meanwhile.</summary>
    public Task<PokerDatabase> OpenAsync() => PokerDatabase.OpenAsync(new DatabaseOptions { DataFolder = Path }, CancellationToken.None);

    /// <summary>Runs the program to its end.</summary>
    public Task<(int ExitCode, string Output, string Errors)> RunAsync(params string[] arguments) => PokerCli.RunAsync(Path, arguments);

    /// <summary>Runs the program, which must succeed, and returns what it printed.</summary>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var (exitCode, output, errors) = await RunAsync(arguments);
        Assert.True(exitCode == 0, $"poker {string.Join(' ', arguments)} ended with {exitCode}: {errors}");
        return output;
    }

    /// <summary>Each table's rows and checksum; all streets must be complete.</summary>
    public async Task<IReadOnlyList<TableChecksum>> ChecksumsAsync()
    {
        await using var database = await OpenAsync();
        var store = new AbstractionStore(database.DataSource);
        Assert.All(await store.ReadStatusAsync(CancellationToken.None), street => Assert.Equal(StreetState.Complete, street.State));
        return await store.ChecksumAsync(CancellationToken.None);
    }

    /// <summary>Deletes the finished streets' files, so that the next run computes.</summary>
    public void ForgetStreets()
    {
        if (Directory.Exists(Streets))
        {
            Directory.Delete(Streets, recursive: true);
        }
    }

    /// <summary>Kills the database server as kill -9 does.</summary>
    public async Task KillServerAsync()
    {
        using var postmaster = Process.GetProcessById(PostmasterFile.Read(Postmaster)!.ProcessId);
        postmaster.Kill();
        await postmaster.WaitForExitAsync();
    }

    /// <summary>Keeps a street from being stored until it is disposed of: whoever wants to, waits.</summary>
    internal static async Task<NpgsqlTransaction> BlockAsync(NpgsqlConnection connection, Street street) =>
        await LoadTransaction.BeginAsync(connection, AdvisoryLocks.Loading(street), alone: true, CancellationToken.None);

    /// <summary>Waits until somebody waits for a blocked street.</summary>
    internal static Task UntilBlockedAsync(PokerDatabase database, TimeSpan? deadline = null) => Poll.UntilAsync(
        async () =>
        {
            await using var find = database.DataSource.CreateCommand(
                "SELECT EXISTS (SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted)");
            return (bool)(await find.ExecuteScalarAsync())!;
        },
        "the run waited for the blocked street",
        deadline);

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (ServerFolder.Of(Path).IsInitialised)
            {
                await (await OpenAsync()).DisposeAsync();
            }
        }
        finally
        {
            _folder.Dispose();
        }
    }
}
