using System.CommandLine;
using System.Globalization;
using Poker.Cli.Capturing;
using Poker.Cli.Output;
using Poker.Core.Dialects;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Spectre.Console;

namespace Poker.Cli.Commands;

/// <summary><c>poker capture keys</c>: who may send lines.</summary>
internal static class CaptureKeysCommand
{
    private const string Description =
        """
        Say which sources may send lines: each has a key of its own.

        A key is shown once, when it is made; the database keeps its SHA-256 alone. Who loses one revokes it and adds another: the source
        keeps its lines and hands.

          poker capture keys add laptop --dialect PokerNow
          poker capture keys list
          poker capture keys revoke laptop
        """;

    /// <summary>The command.</summary>
    public static Command Create() => new DocumentedCommand("keys", Description) { CreateAdd(), CreateList(), CreateRevoke() };

    private static Command CreateAdd()
    {
        var (database, json, name) = (new DatabaseArguments(), StandardOptions.Json(), Name());
        var dialect = new Option<string?>("--dialect")
        {
            Description = $"The dialect of its lines: {DialectCatalog.Choices}. Default: what the source has, or else auto: detected, for each table.",
            HelpName = "DIALECT",
        };
        var command = new DocumentedCommand("add", "Make a source's key and show it, once; the source too where there is none of the name.") { name, dialect, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var source = Checked(result.GetValue(name)!);
            var spoken = CaptureArguments.DialectOf(result.GetValue(dialect));
            await using var open = await PokerDatabase.OpenAsync(database.Read(result), cancellation);
            var key = await new SourceStore(open.DataSource).AddKeyAsync(source, spoken, cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(new { name = source, dialect = spoken, key });
            }
            else
            {
                Console.Out.WriteLine(key);
                Console.Error.WriteLine($"This is the key of '{source}'. It is not shown again: give it to the extension, or send it as \"authorization: Bearer KEY\".");
            }
        });
        return command;
    }

    private static Command CreateList()
    {
        var (database, json) = (new DatabaseArguments(), StandardOptions.Json());
        var command = new DocumentedCommand("list", "List the sources and whether a key may send for them.") { json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            await using var open = await PokerDatabase.OpenExistingAsync(database.Read(result), cancellation);
            var sources = open is null ? [] : await new SourceStore(open.DataSource).ListAsync(cancellation);
            if (result.GetValue(json))
            {
                JsonOutput.Write(sources.Select(source => new { source.Name, source.Dialect, source.HasKey, source.CreatedAt, source.RevokedAt }));
            }
            else
            {
                Write(sources);
            }
        });
        return command;
    }

    private static Command CreateRevoke()
    {
        var (database, json, name) = (new DatabaseArguments(), StandardOptions.Json(), Name());
        var command = new DocumentedCommand("revoke", "Revoke a source's key: within seconds it opens nothing. Lines and hands stay.") { name, json };
        database.AddTo(command);
        command.SetWork(async (result, cancellation) =>
        {
            var source = result.GetValue(name)!;
            var options = database.Read(result);
            await using var open = await PokerDatabase.UpdateExistingAsync(options, cancellation)
                ?? throw new CommandError($"there are no keys: {options.Place()} holds no tables of this program");
            if (!await new SourceStore(open.DataSource).RevokeAsync(source, cancellation))
            {
                throw new CommandError($"no source '{source}' has a key; poker capture keys list tells which have");
            }

            if (result.GetValue(json))
            {
                JsonOutput.Write(new { name = source, revoked = true });
            }
            else
            {
                Console.Out.WriteLine($"The key of '{source}' is revoked.");
            }
        });
        return command;
    }

    private static Argument<string> Name() => new("NAME") { Description = $"The source's name, at most {SourceStore.LongestName} characters." };

    private static string Checked(string name) => SourceStore.IsName(name)
        ? name
        : throw CommandError.BadInput($"a source's name has 1 to {SourceStore.LongestName} characters, no control character, and no space at either end");

    private static void Write(IReadOnlyList<CaptureSource> sources)
    {
        var console = WideOutput.Console;
        if (sources.Count == 0)
        {
            console.WriteLine("There is no source yet: poker capture keys add NAME makes one.");
            return;
        }

        var table = new Table().Border(TableBorder.Rounded);
        table.AddColumns("Source", "Dialect", "Key", "Made");
        foreach (var source in sources)
        {
            var key = source.HasKey ? "yes" : source.RevokedAt is { } revoked ? $"revoked {Time(revoked)}" : "none: from this machine only";
            table.AddRow(Markup.Escape(source.Name), source.Dialect ?? "detected", key, Time(source.CreatedAt));
        }

        console.Write(table);
    }

    private static string Time(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{at.UtcDateTime:yyyy-MM-dd HH:mm} UTC");
}
