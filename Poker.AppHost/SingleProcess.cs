using System.Reflection;
using Microsoft.Extensions.Configuration;
using Poker.AppHost;
using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Infrastructure.Postgres;

// Aspire's packages were not there when this was built: the services run in one process, with the same settings.
try
{
    var folder = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Poker.AppHost").Value!;
    var configuration = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();
    var settings = AppHostSettings.ReadOrExit(configuration);
    var command = SingleProcessCommand.Of(settings, configuration);
    Console.WriteLine("Aspire's packages were not there when this was built: this is the single-process host (poker up).");
    if (settings.DatabasePort is not null)
    {
        Console.WriteLine("Database:Port has no effect here: the embedded server takes the port that it had, or a free one.");
    }

    if (settings.Database != DatabaseMode.External)
    {
        // As with Aspire, another server is used only where Database:Mode says so.
        Environment.SetEnvironmentVariable(DatabaseOptions.DatabaseVariable, null);
    }

    // The launch profile's, meant for the dashboard of an AppHost that has Aspire: the services here choose their own.
    Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
    return await CommandRun.Invoke(PokerCommand.Create(), command);
}
catch (SettingsException error)
{
    Console.Error.WriteLine($"poker: {error.Message}");
    return ExitCodes.BadInput;
}
