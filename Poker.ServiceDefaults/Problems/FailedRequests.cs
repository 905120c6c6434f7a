using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Poker.ServiceDefaults.Problems;

/// <summary>Answers what was thrown while a request was handled.</summary>
internal sealed class FailedRequests(ILogger<FailedRequests> log) : IExceptionHandler
{
    /// <inheritdoc />
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is BadHttpRequestException unread)
        {
            await Results.Problem(UnreadRequest.Sentence(httpContext, unread), statusCode: unread.StatusCode).ExecuteAsync(httpContext);
        }
        else
        {
            LogMessages.RequestFailed(log, httpContext.Request.Method, httpContext.Request.Path, exception);
            const int Status = StatusCodes.Status500InternalServerError;
            await Results.Problem(RequestProblems.Sentence(httpContext, Status), statusCode: Status).ExecuteAsync(httpContext);
        }

        return true;
    }
}
