using System.CommandLine;
using Poker.Cli.Hosting;
using Poker.Cli.Output;
using Poker.Infrastructure.Batches;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary><c>poker runs</c>: runs and workers of a database; runs are paused, resumed and ended.</summary>
internal static class RunsCommand
{
    private const string Description =
        """
        List the runs that workers share and the workers; poker runs pause, resume and stop change one.

        It looks into the database, so that it works whether a coordinator runs or not.

          poker runs --data DIR
          poker runs pause 5f0c --data DIR
          poker runs stop 5f0c --data DIR
        """;

    private const string PauseDescription =
        """
        Pause a run: what is at work is finished and counts, nothing more is begun until poker runs resume, or its end.

        A paused run stays so however often coordinators and workers are started again, and still has its tables: no other run of them can be
        started. Limits of time do not count the pause. A model on trial plays on, but is not judged.
        """;

    private const string StopDescription =
        """
        End a run: what is at work is finished and brought into its tables, then the run is done.

        With --drop it ends at once. Complete streets are kept; of a blueprint's run all batches since the last sync are thrown away, counted
        ones too, and the table blueprint stays as it is. Where no coordinator runs a run cannot drain, only be dropped, or be gone on
        with by poker up or poker slow.
        """;

    /// <summary>The command.</summary>
    public static Command Create()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("runs", Description) { json };
        database.AddTo(command);
        command.Subcommands.Add(CreateChange("pause", PauseDescription, (store, run, cancellation) => store.PauseAsync(run, cancellation)));
        command.Subcommands.Add(CreateChange("resume", "Let a paused run go on.", (store, run, cancellation) => store.ResumeAsync(run, cancellation)));
        command.Subcommands.Add(CreateStop());
        command.SetWork(async (result, cancellation) =>
        {
            await using var open = await PokerDatabase.OpenExistingAsync(database.Read(result), cancellation);
            Write(open is null ? new RunsReport([], [], 0, 0) : await RunsReport.ReadAsync(open, cancellation), result.GetValue(json));
        });
        return command;
    }

    private static Command CreateStop()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var id = new Argument<string>("ID") { Description = "The run's id, or how it begins." };
        var drop = new Option<bool>("--drop") { Description = "End it at once; what is at work is thrown away." };
        var command = new DocumentedCommand("stop", StopDescription) { id, drop, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var open = await OpenAsync(database.Read(result), cancellation);
            await StopAsync(open, result.GetValue(id)!, result.GetValue(drop), cancellation);
            Write(await RunsReport.ReadAsync(open, cancellation), result.GetValue(json));
        });
        return command;
    }

    private static Command CreateChange(string name, string description, Func<RunStore, Guid, CancellationToken, Task<RunRow?>> change)
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var id = new Argument<string>("ID") { Description = "The run's id, or how it begins." };
        var command = new DocumentedCommand(name, description) { id, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var open = await OpenAsync(database.Read(result), cancellation);
            await using (var connection = await open.DataSource.OpenConnectionAsync(cancellation))
            {
                var store = new RunStore(connection);
                try
                {
                    await change(store, (await FindAsync(store, result.GetValue(id)!, cancellation)).Id, cancellation);
                }
                catch (RunRefusedException refused)
                {
                    throw new CommandError(refused.Message, cause: refused);
                }
            }

            Write(await RunsReport.ReadAsync(open, cancellation), result.GetValue(json));
        });
        return command;
    }

    private static async Task<PokerDatabase> OpenAsync(DatabaseOptions options, CancellationToken cancellation) =>
        await PokerDatabase.OpenExistingAsync(options, cancellation)
            ?? throw new CommandError($"there are no runs: {options.Place()} holds no tables of this program");

    private static async Task StopAsync(PokerDatabase database, string id, bool drop, CancellationToken cancellation)
    {
        await using var connection = await database.DataSource.OpenConnectionAsync(cancellation);
        var store = new RunStore(connection);
        var run = await FindAsync(store, id, cancellation);
        if (!drop && !await store.HasLeaderAsync(cancellation))
        {
            throw new CommandError(
                "no coordinator runs that could drain it: go on with it (poker up, poker slow), or give --drop, which throws away all that is not in the table blueprint yet");
        }

        if (!await store.MoveAsync(run.Id, drop ? RunState.Cancelled : RunState.Draining, null, cancellation))
        {
            throw new CommandError($"run {run.Id:D} has ended already");
        }

        if (drop)
        {
            await RunLeftovers.DropAsync(connection, cancellation);
        }
    }

    private static async Task<RunRow> FindAsync(RunStore store, string id, CancellationToken cancellation)
    {
        var found = (await store.LiveAsync(cancellation))
            .Where(run => run.Id.ToString("D").StartsWith(id, StringComparison.OrdinalIgnoreCase))
            .ToList();
        return found switch
        {
            [var run] => run,
            [] => throw new CommandError($"no live run begins with '{id}'; poker runs lists them"),
            _ => throw CommandError.BadInput($"{found.Count} live runs begin with '{id}': write more of it"),
        };
    }

    private static void Write(RunsReport report, bool json)
    {
        if (json)
        {
            JsonOutput.Write(report);
        }
        else
        {
            RunsTable.Write(report);
        }
    }
}
