using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using Npgsql;
using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.ServiceDefaults;
using Poker.Worker;

namespace Poker.Tests.Harness;

/// <summary>What this assembly does as a process of its own: a user of a database that a test can kill.</summary>
internal static class ChildProgram
{
    /// <summary>The size of the street that <c>store</c> stores.</summary>
    public const int Boards = 400;

    /// <summary>Its buckets.</summary>
    public const int Buckets = 10;

    /// <summary>It goes into this many leaves, one after another.</summary>
    public static readonly StoreOptions Options = new(Connections: 1, RowsPerLeaf: Boards * SyntheticRows.RowsPerBoard / 4);

    /// <summary>
    /// Runs a part: <c>work</c>, a worker with <see cref="ChildHandlers"/>; <c>hold DIR</c>; <c>store CONNECTION BOARD</c>, which kills itself at that board (or after the last one);
    /// <c>avx2</c>, which tells whether the runtime uses it; <c>parse CONNECTION SESSION</c>, which is <see cref="ParsingChild"/>; <c>key DIR</c>, which
    /// waits for a line and prints the fingerprint of that data folder's key; or <c>train</c>, which prints <see cref="TrainingFigures"/>.
    /// </summary>
    public static async Task<int> Main(string[] args)
    {
        switch (args[0])
        {
            case "work":
                return await ServiceProgram.RunAsync(
                    args[1..],
                    builder =>
                    {
                        builder.AddPokerWorker();
                        ChildHandlers.Add(builder.Services);
                    },
                    app => app.MapPokerWorker());
            case "hold":
                await HoldAsync(args[1]);
                return 0;
            case "store":
                await StoreAsync(args[1], int.Parse(args[2], provider: null));
                return 0;
            case "avx2":
                Console.WriteLine(Avx2.IsSupported);
                return 0;
            case "parse":
                await ParsingChild.RunAsync(args[1], long.Parse(args[2], provider: null));
                return 0;
            case "key":
                await LoadKeyAsync(args[1]);
                return 0;
            case "train":
                Console.Write(TrainingFigures.Compute());
                return 0;
            default:
                return 2;
        }
    }

    private static async Task HoldAsync(string folder)
    {
        await using var database = await PokerDatabase.OpenAsync(new DatabaseOptions { DataFolder = folder }, CancellationToken.None);
        Console.WriteLine(new NpgsqlConnectionStringBuilder(database.ConnectionString).Port);
        await Console.In.ReadLineAsync();
    }

    private static async Task LoadKeyAsync(string folder)
    {
        Console.WriteLine("ready");
        await Console.In.ReadLineAsync();
        using var pseudonyms = PseudonymKey.Load(null, folder);
        Console.WriteLine(Convert.ToHexString([.. pseudonyms.Fingerprint]));
    }

    private static async Task StoreAsync(string connectionString, int fatalBoard)
    {
        await using var database = await PokerDatabase.OpenAsync(
            new DatabaseOptions { ConnectionString = connectionString }, CancellationToken.None);
        var rows = new SyntheticRows(Street.Turn, Boards, Buckets, board => DieIf(board == fatalBoard));
        await new AbstractionStore(database.DataSource, Options).StoreStreetAsync(
            rows.Clustered(new FatalTransitions()), AbstractionKey.Default, null, CancellationToken.None);
    }

    private static void DieIf(bool now)
    {
        if (now)
        {
            Process.GetCurrentProcess().Kill();
            Thread.Sleep(Timeout.Infinite);
        }
    }

    // Read in the transaction that completes the street: whoever comes so far dies there.
    private sealed class FatalTransitions : IReadOnlyList<Transition>
    {
        public int Count => Buckets;

        public Transition this[int index] => default;

        public IEnumerator<Transition> GetEnumerator()
        {
            DieIf(now: true);
            yield break;
        }

        System.Collections.IEnumerator System.Collections.IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
