using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker up</c>: all services in one process, and the run.</summary>
internal static class UpCommand
{
    private const string Description =
        """
        Run everything in one process: PostgreSQL, coordinator, capture, workers and the dashboard; cluster, then train.

        It prints what runs where. Other workers join it with poker worker, from other terminals or, with --listen, from other machines.
        It goes on where it was stopped; options left out are those of the blueprint that is there.

        Q and Enter, Ctrl-C or SIGTERM ends everything in order: batches at work are finished and counted, workers, capture,
        coordinator, dashboard and PostgreSQL stop one after the other. A second Ctrl-C does not wait for batches, a third ends the process.

        Everything listens on this machine's loopback alone unless --listen names an address; capture always does. Then gRPC, API and
        PostgreSQL show the certificate of the data folder's tls/, calls must carry the token of its token file, and PostgreSQL lets in one
        role with a password of this start, which workers are told when they register.

          poker up --workers 2
          poker up --listen 192.168.1.10 --time 8h
          poker up --idle --no-dashboard
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var arguments = new UpArguments();
        var command = new DocumentedCommand("up", Description) { EndsItself = true };
        arguments.AddTo(command);
        command.SetWork(async (result, _) =>
        {
            var request = arguments.Read(result);
            using var stop = new StopRequest();
            await using var display = Display(request.Run.Training.Json);
            await new UpRun(request, display, stop).RunAsync();
        });
        return command;
    }

    /// <summary>A page on a terminal, lines elsewhere, JSON lines where asked for.</summary>
    public static IHostDisplay Display(bool json) =>
        json ? new JsonHostDisplay(Console.Out)
        : Console.IsOutputRedirected || !AnsiConsole.Profile.Capabilities.Ansi ? new PlainHostDisplay(Console.Out, live: false)
        : new LiveHostDisplay(AnsiConsole.Console);
}
