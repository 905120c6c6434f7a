using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Poker.Capture.Retention;
using Poker.Tests.Harness;

namespace Poker.Tests.Capture.Retention;

public sealed class ExpiryLoopTests(PostgresFixture postgres) : ServerTests(postgres)
{
    [Fact]
    public async Task Lines_that_are_parsed_and_old_go_while_the_service_runs()
    {
        await using var server = await CaptureServer.StartAsync(ConnectionString, options => options with { ExpireEvery = TimeSpan.FromMilliseconds(100) });
        await SendAsync(server, Batch("s", 1, 2, 3));
        await ExecuteAsync(
            """
            UPDATE capture_line SET received_at = clock_timestamp() - interval '31 days';
            INSERT INTO capture_parse (session, revision, parsed_through, tables) SELECT id, 0, 2, '{}' FROM capture_session
            """);

        await Poll.UntilAsync(async () => await ReadAsync<long>("SELECT count(*) FROM capture_line") == 1, "two lines had expired");

        await Poll.UntilAsync(
            () => server.Logs.Lines.Any(line => line.Contains("2 raw lines of 1 sessions were older than 30.00:00:00 and are deleted.", StringComparison.Ordinal)), "it was told");
        Assert.Equal([3L], (await RowsAsync(1)).Keys);
    }

    [Fact]
    public async Task With_a_retention_of_0_nobody_looks_for_them()
    {
        await using var forEver = await CaptureServer.StartAsync(ConnectionString, options => options with { Retention = TimeSpan.Zero });
        Assert.True(Loop(forEver).IsCompletedSuccessfully);
        await Sources.RevokeAsync("tests", CancellationToken.None);

        await using var usual = await CaptureServer.StartAsync(ConnectionString);
        Assert.False(Loop(usual).IsCompleted);
    }

    private static Task Loop(CaptureServer server) => server.Services.GetServices<IHostedService>().OfType<ExpiryLoop>().Single().ExecuteTask!;
}
