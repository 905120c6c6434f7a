using Poker.Core.Cards;
using Poker.Core.Clustering;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Stores;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Artefacts;

public sealed class AbstractionArtefactsTests(PostgresFixture postgres) : DatabaseTests(postgres), IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private StreetFolder Files => new(Path.Combine(_folder.Root, StreetFolder.Name));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_is_stored_comes_back_bit_by_bit_and_is_kept_in_the_folder()
    {
        await StoreAllAsync();

        var loaded = await LoadAsync();

        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            Assert.Equal(artefact.Fingerprint(), loaded[artefact.Street].Fingerprint());
            Assert.Equal(artefact.Sums, loaded[artefact.Street].Sums);
            Assert.Equal(artefact.Population, loaded[artefact.Street].Population);
            Assert.Equal(artefact.Equity, loaded[artefact.Street].Equity);
        }

        await ExecuteAsync("DELETE FROM street_artefact");
        Assert.NotNull(Files.Load(RoyalAbstraction.Key));
        Assert.Equal(RoyalAbstraction.Key, (await LoadAsync()).Key);
    }

    [Fact]
    public async Task Several_may_fetch_at_once()
    {
        await StoreAllAsync();

        var loaded = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(LoadAsync)));

        Assert.Equal(6, loaded.Length);
        Assert.Equal(4, Directory.GetFiles(_folder.Root, "*", SearchOption.AllDirectories).Length);
    }

    [Fact]
    public async Task What_is_stored_again_takes_the_place_of_what_was_there()
    {
        await StoreAllAsync();
        await StoreAllAsync();

        await using var connection = await DataSource.OpenConnectionAsync();
        Assert.Equal(4, (await StreetArtefacts.StoredAsync(connection, RoyalAbstraction.Key, CancellationToken.None)).Count);
        Assert.Empty(await StreetArtefacts.StoredAsync(connection, RoyalAbstraction.Key with { Seed = 9 }, CancellationToken.None));
        Assert.Equal(4L, await ReadAsync<long>("SELECT count(*) FROM street_artefact"));
    }

    [Fact]
    public async Task What_is_nowhere_is_told_with_what_makes_it()
    {
        await StoreAllAsync();

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => AbstractionArtefacts.LoadAsync(DataSource, RoyalAbstraction.Key with { Seed = 9 }, _folder.Root, CancellationToken.None));

        Assert.Contains("preflop's buckets of this abstraction", error.Message);
        Assert.Contains("--deck royal --turn-buckets 20 --flop-buckets 15 --seed 9", error.WayOut);
    }

    [Theory]
    [InlineData("UPDATE street_artefact_chunk SET bytes = overlay(bytes PLACING '\\x5555' FROM 700) WHERE street = 2", "damaged")]
    [InlineData("UPDATE street_artefact_chunk SET bytes = substring(bytes FROM 1 FOR 300)", "It is cut short.")]
    [InlineData("DELETE FROM street_artefact_chunk WHERE street = 2 AND number = 0; UPDATE street_artefact_chunk SET number = 1 WHERE street = 2", "")]
    [InlineData("UPDATE street_artefact_chunk SET number = 1 WHERE street = 2", "A chunk is missing.")]
    public async Task Damage_is_told_and_never_loaded(string damage, string told)
    {
        await StoreAllAsync();
        await ExecuteAsync(damage);

        var error = await Assert.ThrowsAsync<DatabaseException>(
            () => AbstractionArtefacts.LoadStreetAsync(DataSource, RoyalAbstraction.Key, Street.Turn, _folder.Root, CancellationToken.None));

        Assert.Contains(told, error.Message);
        Assert.Null(Files.Find(RoyalAbstraction.Key, Street.Turn));
    }

    [Fact]
    public async Task A_damaged_file_is_replaced_by_what_the_database_has()
    {
        await StoreAllAsync();
        await LoadAsync();
        var path = Files.PathOf(RoyalAbstraction.Key, Street.Turn);
        await File.WriteAllBytesAsync(path, [1, 2, 3]);

        await LoadAsync();

        Assert.NotNull(Files.Find(RoyalAbstraction.Key, Street.Turn));
    }

    [Fact]
    public async Task A_reset_removes_them()
    {
        await StoreAllAsync();

        await new AbstractionStore(DataSource).ResetAsync(CancellationToken.None);

        Assert.Equal(0L, await ReadAsync<long>("SELECT count(*) FROM street_artefact_chunk"));
    }

    private Task<AbstractionTables> LoadAsync() =>
        AbstractionArtefacts.LoadAsync(DataSource, RoyalAbstraction.Key, _folder.Root, CancellationToken.None);

    private async Task StoreAllAsync()
    {
        await using var connection = await DataSource.OpenConnectionAsync();
        foreach (var artefact in RoyalAbstraction.Artefacts)
        {
            await using var transaction = await connection.BeginTransactionAsync();
            await StreetArtefacts.WriteAsync(connection, artefact, CancellationToken.None);
            await transaction.CommitAsync();
        }
    }
}
