using System.Reflection;
using Microsoft.Extensions.Configuration;
using Poker.AppHost;
using Poker.Cli.Commands;
using Poker.Cli.Output;

// Aspire's packages were not there when this was built: the services run in one process, with the same settings.
try
{
    var folder = Assembly.GetExecutingAssembly().GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "Poker.AppHost").Value!;
    var configuration = new ConfigurationBuilder()
        .AddJsonFile(Path.Combine(folder, "appsettings.json"), optional: true).AddEnvironmentVariables().AddCommandLine(args).Build();
    var command = SingleProcessCommand.Of(AppHostSettings.Read(configuration), configuration);

    // The launch profile's, meant for the dashboard of an AppHost that has Aspire: the services here choose their own.
    Environment.SetEnvironmentVariable("ASPNETCORE_URLS", null);
    return await CommandRun.Invoke(PokerCommand.Create(), command);
}
catch (SettingsException error)
{
    Console.Error.WriteLine($"poker: {error.Message}");
    return ExitCodes.BadInput;
}
