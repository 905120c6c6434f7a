using Poker.Capture.Ingest;
using Poker.Infrastructure.Capture;
using Poker.ServiceDefaults;

namespace Poker.Capture.DevTools;

/// <summary>Listens to all configured browsers for as long as the service runs.</summary>
internal sealed class BrowserListeners(
    IReadOnlyList<BrowserOptions> browsers, SourceStore sources, SessionTails tails, LineIngest ingest, ILogger<BrowserListeners> log) : BackgroundService
{
    /// <summary>Adds a listener for the browsers that are configured; nothing where there are none.</summary>
    /// <exception cref="ServiceConfigurationException">An entry makes no sense.</exception>
    public static void Add(IServiceCollection services, IConfiguration configuration)
    {
        var browsers = Read(configuration);
        var problems = browsers.SelectMany((browser, index) => browser.Problems($"{BrowserOptions.Section}:{index}"))
            .Concat(browsers.GroupBy(browser => browser.Name).Where(same => same.Count() > 1).Select(
                same => $"{BrowserOptions.Section} has the name '{same.Key}' more than once: each browser is a source of its own."))
            .ToList();
        if (problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", problems));
        }

        if (browsers.Count > 0)
        {
            services.AddSingleton<IReadOnlyList<BrowserOptions>>(browsers);
            services.AddSingleton<SessionTails>();
            services.AddHostedService<BrowserListeners>();
        }
    }

    /// <inheritdoc />
    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(browsers.Select(browser => new BrowserSource(browser, sources, tails, ingest.StoreAsync, log).RunAsync(stoppingToken)));

    private static List<BrowserOptions> Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(BrowserOptions.Section).Get<List<BrowserOptions>>() ?? [];
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{BrowserOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
