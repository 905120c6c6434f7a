using System.CommandLine;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary>The options that say which database to use, the same for every command that needs one.</summary>
internal sealed class DatabaseArguments
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = "The folder of finished streets' files and of the embedded server, which is used unless an external one is named; "
            + $"or set {DatabaseOptions.DataVariable}. Default: the user's data folder, /var/lib/poker for root.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = "An external PostgreSQL, as \"Host=…;Database=…;Username=…;Password=…\"; "
            + $"or set {DatabaseOptions.DatabaseVariable}, which counts beside --data too.",
        HelpName = "CONN",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_database);
    }

    /// <summary>What was asked for, the environment included.</summary>
    public DatabaseOptions Read(ParseResult result) => DatabaseOptions.From(result.GetValue(_data), result.GetValue(_database));
}
