namespace Poker.Bot.Tables;

/// <summary>The tables and their page.</summary>
internal static class TableServices
{
    /// <summary>Registers them.</summary>
    public static void Add(IHostApplicationBuilder builder) => builder.Services.Configure<WebSocketOptions>(_ => { });

    /// <summary>Maps their endpoints.</summary>
    public static void Map(WebApplication app) => app.UseWebSockets();
}
