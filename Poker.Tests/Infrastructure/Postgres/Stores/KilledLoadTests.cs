using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Postgres.Stores;

public sealed class KilledLoadTests(PostgresFixture postgres) : DatabaseTests(postgres)
{
    /// <summary>In the first leaf, in the third (two are committed), and with all rows there but the street not complete.</summary>
    public static TheoryData<int> FatalBoards => [5, ChildProgram.Boards * 5 / 8, ChildProgram.Boards];

    [Theory]
    [MemberData(nameof(FatalBoards))]
    public async Task A_load_killed_at_any_point_is_cleared_and_repeated_with_the_same_result(int fatalBoard)
    {
        var store = new AbstractionStore(DataSource, ChildProgram.Options);
        var street = new SyntheticRows(Street.Turn, ChildProgram.Boards, ChildProgram.Buckets).Clustered();
        await store.StoreStreetAsync(street, AbstractionKey.Default, null, CancellationToken.None);
        var undisturbed = await store.ChecksumAsync(CancellationToken.None);
        await store.ResetAsync(CancellationToken.None);

        using (var child = ChildProcess.Start("store", ConnectionString, $"{fatalBoard}"))
        {
            Assert.NotEqual(0, (await child.EndAsync()).ExitCode);
        }

        Assert.NotEqual(StreetState.Complete, (await store.ReadStatusAsync(CancellationToken.None))[1].State);
        await store.CleanUpAsync(CancellationToken.None);
        await store.StoreStreetAsync(street, AbstractionKey.Default, null, CancellationToken.None);
        Assert.Equal(undisturbed, await store.ChecksumAsync(CancellationToken.None));
    }
}
