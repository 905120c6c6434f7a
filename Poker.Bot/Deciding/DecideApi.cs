using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using Poker.Bot.Security;
using Poker.Bot.Strategies;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Deciding;

/// <summary>Decisions over HTTP, as JSON.</summary>
internal static class DecideApi
{
    /// <summary>The most bytes of a question.</summary>
    public const int MostBytes = 64 << 10;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = 8,
    };

    /// <summary>Maps it under <c>/v1</c>.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/v1/decide", DecideAsync)
            .Accepts<DecisionQuestion>("application/json")
            .Produces<DecisionAnswer>()
            .ProducesProblem(400).ProducesProblem(401).ProducesProblem(413).ProducesProblem(415).ProducesProblem(429).ProducesProblem(503)
            .WithName("Decide").WithSummary("Decides at what a player sees.")
            .WithDescription("What is wrong with a question is told with the name of its field: 400, a problem with detail and field.")
            .WithMetadata(RequiresToken.Mark).RequireRateLimiting(CallLimits.Policy);
        routes.MapGet("/v1/strategies", ([FromServices] IStrategySource strategies) => strategies.Choices)
            .ProducesProblem(401).WithName("GetStrategies").WithSummary("The strategies that can be chosen now.").WithMetadata(RequiresToken.Page);
        routes.MapGet("/v1/models", ([FromServices] ModelsReporter models) => models.Report())
            .ProducesProblem(401).WithName("GetModels").WithSummary("The models in service, and how old the news of the registry is.")
            .WithMetadata(RequiresToken.Page);
    }

    private static async Task<IResult> DecideAsync(HttpContext context, [FromServices] DecisionDesk desk)
    {
        try
        {
            return TypedResults.Ok(await desk.DecideAsync(await ReadAsync(context), context.RequestAborted));
        }
        catch (BadQuestionException error)
        {
            return Problem(StatusCodes.Status400BadRequest, error.Message, error.Field);
        }
        catch (StrategyException error)
        {
            return error.IsBadInput
                ? Problem(StatusCodes.Status400BadRequest, error.Message, "strategy")
                : Problem(StatusCodes.Status503ServiceUnavailable, $"The strategy cannot play now: {error.Message}", "strategy");
        }
        catch (BadHttpRequestException error)
        {
            var isTooLarge = error.StatusCode == StatusCodes.Status413PayloadTooLarge;
            return Problem(error.StatusCode, isTooLarge ? $"A question has {MostBytes} bytes at most." : error.Message, "");
        }
    }

    private static async Task<DecisionQuestion> ReadAsync(HttpContext context)
    {
        if (!context.Request.HasJsonContentType())
        {
            throw new BadHttpRequestException("Send the question as application/json.", StatusCodes.Status415UnsupportedMediaType);
        }

        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = MostBytes;
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<DecisionQuestion>(context.Request.Body, Json, context.RequestAborted)
                ?? throw new BadQuestionException("", "The body is null: send an object with stacks, blinds, actions, pocket and board.");
        }
        catch (JsonException error)
        {
            var field = error.Path is { Length: > 2 } path && path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : "";
            throw new BadQuestionException(field, SentenceOf(field, error));
        }
    }

    // The serializer's own sentence names its types.
    private static string SentenceOf(string field, JsonException error) =>
        error.Message.Contains("could not be mapped", StringComparison.Ordinal) ? $"There is no field '{field}': /openapi/v1.json has those that there are."
        : field.Length > 0 ? $"{field} cannot be read: it is of another type than /openapi/v1.json says."
        : $"The body is no JSON: see line {(error.LineNumber ?? 0) + 1}, byte {(error.BytePositionInLine ?? 0) + 1}.";

    private static IResult Problem(int status, string detail, string field) =>
        Results.Problem(detail, statusCode: status, extensions: field.Length > 0 ? new Dictionary<string, object?> { ["field"] = field } : null);
}
