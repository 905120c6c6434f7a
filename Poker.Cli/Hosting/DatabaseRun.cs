using System.Text.Json;
using Npgsql;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Postgres.Embedded;

namespace Poker.Cli.Hosting;

/// <summary>One run of <c>poker database</c>: the embedded server for as long as this process lives.</summary>
internal sealed class DatabaseRun(DatabaseOptions options, bool json)
{
    /// <summary>Runs it until it is told to stop.</summary>
    /// <exception cref="DatabaseException">It cannot be started, or died and could not be started again.</exception>
    public async Task RunAsync(StopRequest stop)
    {
        if (options.Problems() is { Count: > 0 } problems)
        {
            throw CommandError.BadInput(string.Join(Environment.NewLine, problems));
        }

        try
        {
            await using var server = await EmbeddedServer.StartOrAttachAsync(
                options with { Report = new Sentences(Say) }, stop.Finish);
            Started(server);
            stop.ListenForQ();
            await server.KeepAsync(Say, stop.Finish);
        }
        catch (OperationCanceledException) when (stop.Finish.IsCancellationRequested)
        {
            Say("Stopped.");
        }
    }

    // Where it is, and never its password: what this prints ends up in logs.
    private void Started(EmbeddedServer server)
    {
        var settings = new NpgsqlConnectionStringBuilder(server.ConnectionString);
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(
                new { Event = "started", settings.Host, settings.Port, settings.Database, settings.Username, server.Description }, JsonOutput.Lines));
            return;
        }

        Say($"Database: {server.Description}");
        Say($"Listens on {settings.Host}:{settings.Port}, database {settings.Database}, user {settings.Username}. Q and Enter, or Ctrl-C, stops it.");
    }

    private void Say(string sentence)
    {
        if (json)
        {
            Console.WriteLine(JsonSerializer.Serialize(new { Event = "note", Text = sentence }, JsonOutput.Lines));
        }
        else
        {
            Console.WriteLine(sentence);
        }
    }
}
