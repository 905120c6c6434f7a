using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Poker.Bot.Strategies;
using Poker.Bot.Tables.Playing;

namespace Poker.Bot.Tables.Serving;

/// <summary>Tables over HTTP and WebSocket.</summary>
internal static class TablesApi
{
    private const int MostBodyBytes = 16 << 10;

    private static readonly JsonSerializerOptions Strict = new(TableMessages.Format)
    {
        UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Maps all of it under <c>/v1/tables</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/v1/tables").ProducesProblem(401).ProducesProblem(403).ProducesProblem(503);
        api.AddEndpointFilter<TableGate>();
        api.AddEndpointFilter(AnswerAsync);
        api.MapGet("", Choices).WithName("GetTableChoices").WithSummary("What a new table can be: strategies, limits, defaults.");
        api.MapPost("", OpenAsync).WithName("OpenTable").WithSummary("Opens a table.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBodyBytes)).Accepts<TableSetup>("application/json").ProducesProblem(400);
        api.MapGet("/{table}", LookAsync).WithName("GetTable").WithSummary("A table as somebody without a seat sees it.").ProducesProblem(404);
        api.MapGet("/{table}/play", PlayAsync).ExcludeFromDescription();
    }

    private static async ValueTask<object?> AnswerAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var response = context.HttpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.XContentTypeOptions = "nosniff";
        try
        {
            return await next(context);
        }
        catch (TableException problem)
        {
            return Results.Problem(problem.Message, statusCode: problem.Status);
        }
    }

    private static IResult Choices([FromServices] IStrategySource strategies) => Results.Json(
        new { Strategies = strategies.Choices, MostSeats = TableRules.MostSeats, Defaults = new TableSetup() }, TableMessages.Format);

    private static async Task<IResult> OpenAsync(HttpContext context, [FromServices] OpenTables tables)
    {
        TableSetup? setup;
        try
        {
            setup = context.Request.HasJsonContentType()
                ? await context.Request.ReadFromJsonAsync<TableSetup>(Strict, context.RequestAborted)
                : throw new TableException("A table is asked for in JSON: send content-type: application/json.", StatusCodes.Status415UnsupportedMediaType);
        }
        catch (JsonException problem)
        {
            throw new TableException($"The body is no table: {problem.Message}");
        }

        var table = tables.Open(setup ?? throw new TableException("The body is no table: it is null."));
        return Results.Json(
            new { Table = table.Name, Page = $"/?table={table.Name}", Play = $"/v1/tables/{table.Name}/play", Setup = setup },
            TableMessages.Format, statusCode: StatusCodes.Status201Created);
    }

    // A seed tells the cards: only who asked for it is told.
    private static async Task<IResult> LookAsync(string table, [FromServices] OpenTables tables, CancellationToken cancellation)
    {
        var found = Find(tables, table);
        var state = await found.LookAsync(cancellation) ?? throw Gone();
        return Results.Json(new { Table = found.Name, Setup = found.Setup with { Seed = null }, State = state }, TableMessages.Format);
    }

    private static async Task PlayAsync(string table, int? seat, HttpContext context, [FromServices] OpenTables tables, [FromServices] TableSockets sockets)
    {
        if (!context.WebSockets.IsWebSocketRequest)
        {
            throw new TableException("This is a WebSocket: a table is looked at without /play.");
        }

        await sockets.ServeAsync(context, Find(tables, table), seat);
    }

    private static Table Find(OpenTables tables, string name) => tables.Find(name) ?? throw Gone();

    private static TableException Gone() => new("There is no such table: it was closed, or the service was started anew.", StatusCodes.Status404NotFound);
}
