using Grpc.Core;
using Npgsql;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Serving;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Postgres;

namespace Poker.Coordinator.Reporting;

/// <summary>Turns what goes wrong in a call into problem details that tell the caller what to do, and nothing of the inside.</summary>
internal sealed class StatusFailures(DatabasePreparation preparation, ILogger<StatusFailures> log) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (!preparation.Done.IsCompletedSuccessfully)
        {
            return Problem("The database is being prepared: try again.", StatusCodes.Status503ServiceUnavailable);
        }

        try
        {
            return await next(context);
        }
        catch (InvalidRunException error)
        {
            return Problem(error.Message, StatusCodes.Status400BadRequest);
        }
        catch (RpcException error) when (error.StatusCode == StatusCode.InvalidArgument)
        {
            return Problem(error.Status.Detail, StatusCodes.Status400BadRequest);
        }
        catch (RunRefusedException error)
        {
            return Problem(error.Message, StatusCodes.Status409Conflict);
        }
        catch (DatabaseException error)
        {
            LogMessages.DatabaseAway(log, error.Message);
            return Problem($"{error.Message} {error.WayOut}", StatusCodes.Status503ServiceUnavailable);
        }
        catch (NpgsqlException error) when (error is not PostgresException || error.IsTransient)
        {
            LogMessages.DatabaseAway(log, error.Message);
            return Problem("The database cannot be reached: try again.", StatusCodes.Status503ServiceUnavailable);
        }
    }

    private static IResult Problem(string sentence, int status) => Results.Problem(sentence, statusCode: status);
}
