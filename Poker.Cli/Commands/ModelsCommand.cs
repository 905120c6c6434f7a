using System.CommandLine;
using Poker.Cli.Models;
using Poker.Cli.Output;
using Poker.Infrastructure.Models;

namespace Poker.Cli.Commands;

/// <summary><c>poker models</c>: the registry of model versions.</summary>
internal static class ModelsCommand
{
    private const int UsualRows = 20;

    private const string Description =
        """
        List, inspect, promote and roll back model versions.

        A version never changes. It is a candidate, then validated, canary, production, and retired when another takes its place; or
        rejected. The live loop moves versions by itself (poker live); by hand:

          poker models list
          poker models show 12
          poker models promote 12 --why "won the weekend's match"
          poker models rollback
          poker models export 12 policy.onnx
          poker models import policy.onnx --validate
        """;

    private const string PromoteDescription =
        """
        Put a version into production: the bot's next hands are played by it.

        A candidate that was not validated is refused, unless --unvalidated says that it is meant.
        """;

    private const string RollbackDescription =
        """
        Put the version that was in production before back, and reject the one that is.

        The bot plays with it from the next hand on.
        """;

    private const string ImportDescription =
        """
        Register an ONNX file as a candidate.

        It is one that poker has written: poker models export, or another registry's. The same file is the same version.
        """;

    /// <summary>The command.</summary>
    public static Command Create() => new DocumentedCommand("models", Description)
    {
        CreateList(), CreateShow(), CreatePromote(), CreateRollback(), CreateExport(), CreateImport(),
    };

    private static Command CreateList()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var most = NumberOption.Whole<int>("--last", "How many, the newest first.", 1, 100_000, UsualRows);
        var command = new DocumentedCommand("list", "List the versions, the newest first.") { most, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var registry = await OpenRegistry.TryOpenAsync(database.Read(result), cancellation);
            var rows = registry is null ? [] : await registry.Store.ListAsync(result.GetValue(most), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(rows.Select(ModelReport.Of));
            }
            else
            {
                ModelTable.Write(rows);
            }
        });
        return command;
    }

    private static Command CreateShow()
    {
        var (database, json, version) = (new DatabaseArguments(), StandardOptions.Json(), Version());
        var command = new DocumentedCommand("show", "Show a version: what it came from, its metrics, and every step with its evidence.") { version, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var registry = await OpenRegistry.OpenAsync(database.Read(result), cancellation);
            var report = await registry.ShowAsync(result.GetValue(version), cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(report);
            }
            else
            {
                ModelTable.Write(report);
            }
        });
        return command;
    }

    private static Command CreatePromote()
    {
        var (database, json, version, why) = (new DatabaseArguments(), StandardOptions.Json(), Version(), Why());
        var unvalidated = new Option<bool>("--unvalidated") { Description = "Also a candidate that no validation has found better." };
        var command = new DocumentedCommand("promote", PromoteDescription) { version, why, unvalidated, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var registry = await OpenRegistry.OpenAsync(database.Read(result), cancellation);
            var row = await registry.PromoteAsync(result.GetValue(version), ByHand(result.GetValue(why)), result.GetValue(unvalidated), cancellation);
            Tell(row, result.GetValue(json), $"Version {row.Version} is in production.");
        });
        return command;
    }

    private static Command CreateRollback()
    {
        var (database, json, why) = (new DatabaseArguments(), StandardOptions.Json(), Why());
        var command = new DocumentedCommand("rollback", RollbackDescription) { why, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var registry = await OpenRegistry.OpenAsync(database.Read(result), cancellation);
            var row = await registry.RefusedAsync(store => store.RollBackAsync(ByHand(result.GetValue(why)), null, cancellation));
            Tell(row, result.GetValue(json), $"Version {row.Version} is in production again.");
        });
        return command;
    }

    private static Command CreateExport()
    {
        var (database, json, version) = (new DatabaseArguments(), StandardOptions.Json(), Version());
        var file = new Argument<string>("file") { Description = "The file to write; it must not be there yet." };
        var command = new DocumentedCommand("export", "Write a version's ONNX file, checked against its SHA-256.") { version, file, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var registry = await OpenRegistry.OpenAsync(database.Read(result), cancellation);
            var (row, path) = await registry.ExportAsync(result.GetValue(version), result.GetValue(file)!, cancellation);
            Tell(row, result.GetValue(json), $"Version {row.Version}, {row.Size:N0} bytes, SHA-256 {row.Sha256}: {path}");
        });
        return command;
    }

    private static Command CreateImport()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var file = new Argument<string>("file") { Description = "An ONNX file of a policy." };
        var validate = new Option<bool>("--validate") { Description = "Ask the live loop to validate it, and to try and promote it if it is better." };
        var command = new DocumentedCommand("import", ImportDescription) { file, validate, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var model = ImportedModel.Read(result.GetValue(file)!);
            await using var registry = await OpenRegistry.CreateAsync(database.Read(result), cancellation);
            var row = await registry.ImportAsync(model, Who(), result.GetValue(validate), cancellation);
            Tell(row, result.GetValue(json), $"Version {row.Version} is {ModelPath.NameOf(row.State)}.");
        });
        return command;
    }

    private static Argument<long> Version() => new("version") { Description = "A version's number, as poker models list shows it." };

    private static Option<string?> Why() => new("--why") { Description = "The reason, for the record.", HelpName = "TEXT" };

    private static string Who() => Environment.UserName;

    private static ModelDecision ByHand(string? why) => new(Who(), why is { Length: > 0 } ? why : "by hand");

    private static void Tell(ModelRow row, bool json, FormattableString text)
    {
        if (json)
        {
            JsonOutput.Write(ModelReport.Of(row));
        }
        else
        {
            Console.Out.WriteLine(FormattableString.Invariant(text));
        }
    }
}
