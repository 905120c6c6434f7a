using Poker.Bot.Deciding;
using Poker.Bot.Tables;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Database;

namespace Poker.Bot;

/// <summary>The bot service as a part of a process: its own, or the single-process host's.</summary>
public static class BotServices
{
    /// <summary>The name of its meter and activity source.</summary>
    public const string TelemetryName = "Poker.Bot";

    /// <summary>Adds what decides and the tables, configured by <c>Poker:Bot</c>.</summary>
    /// <exception cref="ServiceConfigurationException">The options make no sense, or no database is configured.</exception>
    public static IHostApplicationBuilder AddPokerBot(this IHostApplicationBuilder builder)
    {
        builder.AddServiceDefaults();
        builder.AddPokerDatabase();
        builder.Services.AddSingleton(Read(builder.Configuration));
        builder.Services.AddProblemDetails();
        builder.Services.AddOpenApi();
        DecidingServices.Add(builder);
        TableServices.Add(builder);
        return builder;
    }

    /// <summary>Maps the endpoints; those of health are the service defaults'.</summary>
    public static WebApplication MapPokerBot(this WebApplication app)
    {
        app.UseStatusCodePages();
        app.UseExceptionHandler();
        DecidingServices.Map(app);
        TableServices.Map(app);
        app.MapOpenApi();
        return app;
    }

    private static BotOptions Read(IConfiguration configuration)
    {
        try
        {
            return configuration.GetSection(BotOptions.Section).Get<BotOptions>() ?? new BotOptions();
        }
        catch (InvalidOperationException error)
        {
            throw new ServiceConfigurationException($"{BotOptions.Section} cannot be read: {error.Message}", error);
        }
    }
}
