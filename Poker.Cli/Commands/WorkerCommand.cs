using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Worker;

namespace Poker.Cli.Commands;

/// <summary><c>poker worker</c>: joins a running coordinator.</summary>
internal static class WorkerCommand
{
    private const int MostSlots = 1024;

    private const string Description =
        """
        Work for a running coordinator: one that poker up started in another terminal or on another machine.

        The coordinator tells the worker how to reach the database, unless --database does. On the same machine and with the same data
        folder the token, and the certificate of an https address, are found there; elsewhere give --token-file and --fingerprint.

        A coordinator that goes away is waited for, and the job in hand is not lost. Q and Enter, Ctrl-C or SIGTERM ends it: what is not
        finished within 8 seconds is handed back.

          poker worker --coordinator http://127.0.0.1:5100
          poker worker --coordinator https://192.168.1.10:5100 --token-file token --fingerprint 3F9A…
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (coordinator, database, json) = (new CoordinatorArguments(), new DatabaseArguments(), StandardOptions.Json());
        var slots = NumberOption.Whole("--slots", "Cores to give to jobs.", 1, MostSlots, Environment.ProcessorCount);
        var name = new Option<string?>("--name") { Description = "What it is called in lists. Default: the machine's name and the process.", HelpName = "NAME" };
        var command = new DocumentedCommand("worker", Description) { EndsItself = true };
        coordinator.AddTo(command, required: true);
        command.Options.Add(slots);
        command.Options.Add(name);
        database.AddTo(command);
        command.Options.Add(json);
        command.SetWork(async (result, _) =>
        {
            var data = database.Read(result);
            var options = new WorkerOptions { Slots = result.GetValue(slots), Name = result.GetValue(name), Folder = data.Folder };
            using var stop = new StopRequest();
            var run = new WorkerRun(coordinator.Read(result, data)!, options, data.ConnectionString, result.GetValue(json));
            await run.RunAsync(stop);
        });
        return command;
    }
}
