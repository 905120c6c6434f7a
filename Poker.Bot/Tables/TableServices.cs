using Microsoft.Extensions.DependencyInjection.Extensions;
using Poker.Bot.Live;
using Poker.Bot.Tables.Serving;
using Poker.Infrastructure.Live;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;

namespace Poker.Bot.Tables;

/// <summary>The tables and their page.</summary>
internal static class TableServices
{
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(15);

    /// <summary>Registers them, configured by <c>Poker:Bot:Tables</c>.</summary>
    /// <exception cref="ServiceConfigurationException">The options make no sense.</exception>
    public static void Add(IHostApplicationBuilder builder)
    {
        var options = Read(builder.Configuration);
        options.Validate();
        builder.Services.AddSingleton(options);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.TryAddSingleton(provider => TokenCheck.From(provider.GetRequiredService<IConfiguration>()));
        builder.Services.AddSingleton<OpenTables>();
        builder.Services.AddSingleton<TableSockets>();
        builder.Services.AddSingleton<LiveSnapshotStore>();
        builder.Services.AddSingleton<LiveApi>();
    }

    /// <summary>Maps their endpoints.</summary>
    public static void Map(WebApplication app)
    {
        // A connection that is gone without a word is noticed in half a minute, so that its player is not waited for.
        app.UseWebSockets(new() { KeepAliveInterval = KeepAlive, KeepAliveTimeout = KeepAlive });
        TablesApi.Map(app);
        PageFiles.Map(app, "Tables", "/", "/page");
        PageFiles.Map(app, "Live", "/live", "/live");
        app.MapGet("/v1/live", (LiveApi live, CancellationToken cancellation) => live.ReadAsync(cancellation)).AddEndpointFilter<TableGate>();
    }

    private static TableOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(TableOptions.Section).Get<TableOptions>() ?? new TableOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{TableOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
