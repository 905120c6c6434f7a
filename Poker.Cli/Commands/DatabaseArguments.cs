using System.CommandLine;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Commands;

/// <summary>The options that say which database to use, the same for every command that needs one.</summary>
internal sealed class DatabaseArguments
{
    private readonly Option<string?> _data = new("--data")
    {
        Description = $"The embedded server's data folder; or set {DatabaseOptions.DataVariable}. Default: the user's data folder, /var/lib/poker for root.",
        HelpName = "DIR",
    };

    private readonly Option<string?> _database = new("--database")
    {
        Description = $"An external PostgreSQL, as \"Host=…;Database=…;Username=…;Password=…\"; or set {DatabaseOptions.DatabaseVariable}.",
        HelpName = "CONN",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Options.Add(_data);
        command.Options.Add(_database);
        command.Validators.Add(result =>
        {
            if (result.GetValue(_data) is not null && result.GetValue(_database) is not null)
            {
                result.AddError("--data and --database exclude each other: one names the embedded server's folder, the other an external server.");
            }
        });
    }

    /// <summary>What was asked for, the environment included.</summary>
    public DatabaseOptions Read(ParseResult result) => DatabaseOptions.From(result.GetValue(_data), result.GetValue(_database));
}
