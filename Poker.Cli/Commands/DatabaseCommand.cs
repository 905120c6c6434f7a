using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary><c>poker database</c>: the embedded PostgreSQL in the foreground.</summary>
internal static class DatabaseCommand
{
    private const string Description =
        $"""
        Run the embedded PostgreSQL in the foreground, for services and tools of other processes.

        Every command that needs a database starts this server, or attaches to it where it runs already; with this one it stays until it is
        told to stop, and is started again where it dies. It stops once no other process of this project uses it.

        {DatabaseOptions.PasswordVariable} gives the server's own role, poker, that password from now on; else it keeps the one that was
        generated, in the data folder's postgres/cluster/poker.password. It listens on this machine's loopback alone.

          poker database
          poker database --port 5433
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var data = new Option<string?>("--data")
        {
            Description = $"The folder of the server; or set {DatabaseOptions.DataVariable}. Default: the user's data folder, /var/lib/poker for root.",
            HelpName = "DIR",
        };
        var port = NumberOption.WholeOrNone("--port", "The port. Default: the one that it had last, or a free one.", 1, 65535);
        var json = StandardOptions.Json();
        var command = new DocumentedCommand("database", Description) { EndsItself = true };
        command.Options.Add(data);
        command.Options.Add(port);
        command.Options.Add(json);
        command.SetWork(async (result, _) =>
        {
            var password = Environment.GetEnvironmentVariable(DatabaseOptions.PasswordVariable);
            var options = DatabaseOptions.From(result.GetValue(data), null) with
            {
                ConnectionString = null,
                Port = result.GetValue(port),
                Password = password is { Length: > 0 } ? password : null,
            };
            using var stop = new StopRequest();
            await new DatabaseRun(options, result.GetValue(json)).RunAsync(stop);
        });
        return command;
    }
}
