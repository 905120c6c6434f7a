using System.Security.Cryptography;
using System.Text;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Tests.Harness;

namespace Poker.Tests.Infrastructure.Capture;

public sealed class SourceStoreTests(PostgresFixture postgres) : CaptureTests(postgres)
{
    [Fact]
    public async Task A_key_opens_its_source_until_it_is_revoked_and_only_its_hash_is_kept()
    {
        var key = await Sources.AddKeyAsync("laptop", "PokerNow", CancellationToken.None);
        var other = await Sources.AddKeyAsync("desk", null, CancellationToken.None);

        Assert.Matches("^pkc_[A-Za-z0-9_-]{43}$", key);
        Assert.NotEqual(key, other);
        var found = await Sources.FindByKeyAsync(key, CancellationToken.None);
        Assert.Equal(("laptop", "PokerNow", true), (found!.Name, found.Dialect, found.HasKey));
        Assert.Equal(SHA256.HashData(Encoding.UTF8.GetBytes(key)), await ReadAsync<byte[]>("SELECT key_hash FROM capture_source WHERE name = 'laptop'"));
        Assert.Equal(0L, await ReadAsync<long>($"SELECT count(*) FROM capture_source AS source WHERE source::text LIKE '%{key[4..]}%'"));

        Assert.True(await Sources.RevokeAsync("laptop", CancellationToken.None));
        Assert.False(await Sources.RevokeAsync("laptop", CancellationToken.None));
        Assert.False(await Sources.RevokeAsync("nobody", CancellationToken.None));
        Assert.Null(await Sources.FindByKeyAsync(key, CancellationToken.None));
        Assert.Equal("desk", (await Sources.FindByKeyAsync(other, CancellationToken.None))!.Name);
        Assert.Equal([("desk", true), ("laptop", false)], (await Sources.ListAsync(CancellationToken.None)).Select(source => (source.Name, source.HasKey)));
    }

    [Fact]
    public async Task A_source_has_one_key_at_a_time_and_keeps_its_lines_with_the_next()
    {
        var first = await Sources.AddKeyAsync("laptop", "PokerNow", CancellationToken.None);
        var id = (await Sources.FindByKeyAsync(first, CancellationToken.None))!.Id;

        var refused = await Assert.ThrowsAsync<DatabaseException>(() => Sources.AddKeyAsync("laptop", null, CancellationToken.None));
        Assert.Contains("'laptop' has a key", refused.Message, StringComparison.Ordinal);
        await Sources.RevokeAsync("laptop", CancellationToken.None);
        var second = await Sources.AddKeyAsync("laptop", null, CancellationToken.None);

        Assert.Null(await Sources.FindByKeyAsync(first, CancellationToken.None));
        var found = await Sources.FindByKeyAsync(second, CancellationToken.None);
        Assert.Equal((id, "PokerNow", null), (found!.Id, found.Dialect, found.RevokedAt));
    }

    [Fact]
    public async Task A_source_of_this_machine_has_no_key_and_may_be_given_one()
    {
        var local = await Sources.EnsureAsync("files", null, CancellationToken.None);
        var again = await Sources.EnsureAsync("files", "plain", CancellationToken.None);

        Assert.Equal((local.Id, false, "plain"), (again.Id, again.HasKey, again.Dialect));
        var key = await Sources.AddKeyAsync("files", null, CancellationToken.None);
        Assert.Equal(local.Id, (await Sources.FindByKeyAsync(key, CancellationToken.None))!.Id);
        Assert.Equal(again with { HasKey = true }, await Sources.FindAsync("files", CancellationToken.None));
        Assert.Null(await Sources.FindAsync("nobody", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("pkc_short")]
    [InlineData("pkc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("pkc_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\0")]
    [InlineData("' OR true --")]
    public async Task What_is_no_key_opens_nothing(string key)
    {
        await Sources.AddKeyAsync("laptop", null, CancellationToken.None);
        await Sources.EnsureAsync("files", null, CancellationToken.None);

        Assert.Null(await Sources.FindByKeyAsync(key, CancellationToken.None));
    }

    [Theory]
    [InlineData("laptop", true)]
    [InlineData("Jörg's <b>page</b> 🂡", true)]
    [InlineData("", false)]
    [InlineData(" laptop", false)]
    [InlineData("two\nlines", false)]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345", false)]
    public async Task Names_are_short_and_printable(string name, bool isName)
    {
        Assert.Equal(isName, SourceStore.IsName(name));
        Assert.False(SourceStore.IsName(name + "\ud83c"));
        if (isName)
        {
            Assert.Equal(name, (await Sources.EnsureAsync(name, null, CancellationToken.None)).Name);
        }
        else
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Sources.AddKeyAsync(name, null, CancellationToken.None));
        }
    }
}
