using Microsoft.Extensions.Configuration;
using Poker.ServiceDefaults.Database;

namespace Poker.AppHost;

/// <summary>The command line of <c>poker up</c> that does without Aspire what the AppHost does with it.</summary>
internal static class SingleProcessCommand
{
    /// <summary>Writes it.</summary>
    /// <exception cref="SettingsException">The settings ask for what needs Aspire.</exception>
    public static string[] Of(AppHostSettings settings, IConfiguration configuration)
    {
        if (settings.Database == DatabaseMode.Container)
        {
            throw new SettingsException("Database:Mode=container needs Aspire, whose packages were not there when this was built: use local or external.");
        }

        List<string> command = ["up", "--workers", $"{settings.Workers}"];
        if (settings.Data is { } data)
        {
            command.AddRange(["--data", data]);
        }

        if (settings.Database == DatabaseMode.External)
        {
            var connection = configuration.GetConnectionString(DatabaseRegistration.Name);
            command.AddRange(["--database", connection
                ?? throw new SettingsException($"Database:Mode=external needs ConnectionStrings:{DatabaseRegistration.Name} (environment: ConnectionStrings__{DatabaseRegistration.Name}).")]);
        }

        // What is there goes on as it is, unless something else is asked for.
        if (settings.Deck != AppHostSettings.Usual.Deck)
        {
            command.AddRange(["--deck", settings.Deck]);
        }

        if (settings.Betting != AppHostSettings.Usual.Betting)
        {
            command.AddRange(["--betting", settings.Betting]);
        }

        if (!settings.Live)
        {
            command.Add("--no-live");
        }

        return [.. command];
    }
}
