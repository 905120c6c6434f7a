using Microsoft.AspNetCore.Http;
using Poker.Infrastructure.Strategies;

namespace Poker.Explorer;

/// <summary>Turns what cannot be answered into problem details for people; anything else is a failure of ours, and goes on.</summary>
internal sealed class ExplorerFailures : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (ExplorerException error)
        {
            return Results.Problem(error.Message, statusCode: error.Status);
        }
        catch (StrategyException error)
        {
            return Results.Problem(error.Message, statusCode: error.IsBadInput ? StatusCodes.Status400BadRequest : StatusCodes.Status404NotFound);
        }
    }
}
