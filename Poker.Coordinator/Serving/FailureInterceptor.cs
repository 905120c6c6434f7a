using Grpc.Core;
using Grpc.Core.Interceptors;
using Npgsql;
using Poker.Coordinator.Leading;
using Poker.Coordinator.Telemetry;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Serving;

/// <summary>Turns what goes wrong in a call into a status that tells the caller what to do, and nothing of the inside.</summary>
public sealed class FailureInterceptor(DatabasePreparation preparation, CoordinatorTelemetry telemetry, ILogger<FailureInterceptor> log) : Interceptor
{
    /// <inheritdoc />
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation) =>
        TranslatedAsync(() => continuation(request, context), context);

    /// <inheritdoc />
    public override Task<TResponse> ClientStreamingServerHandler<TRequest, TResponse>(
        IAsyncStreamReader<TRequest> requestStream, ServerCallContext context, ClientStreamingServerMethod<TRequest, TResponse> continuation) =>
        TranslatedAsync(() => continuation(requestStream, context), context);

    /// <inheritdoc />
    public override Task ServerStreamingServerHandler<TRequest, TResponse>(
        TRequest request, IServerStreamWriter<TResponse> responseStream, ServerCallContext context, ServerStreamingServerMethod<TRequest, TResponse> continuation) =>
        TranslatedAsync(
            async () =>
            {
                await continuation(request, responseStream, context);
                return true;
            },
            context);

    private async Task<T> TranslatedAsync<T>(Func<Task<T>> call, ServerCallContext context)
    {
        try
        {
            if (!preparation.Done.IsCompletedSuccessfully)
            {
                throw Error(StatusCode.Unavailable, "The database is being prepared: try again.");
            }

            return await call();
        }
        catch (Exception error)
        {
            var told = Translate(error, context);
            telemetry.Rejected(told.StatusCode.ToString());
            throw told;
        }
    }

    private RpcException Translate(Exception error, ServerCallContext context)
    {
        switch (error)
        {
            case RpcException told:
                return told;
            case OperationCanceledException or IOException when context.CancellationToken.IsCancellationRequested:
                return Error(StatusCode.Cancelled, "The call was cancelled.");
            case RunRefusedException refused:
                return Error(StatusCode.FailedPrecondition, refused.Message);
            case NpgsqlException broken when broken is not PostgresException || broken.IsTransient:
                LogMessages.DatabaseAway(log, broken.Message);
                return Error(StatusCode.Unavailable, "The database cannot be reached: try again.");
            default:
                LogMessages.CallFailed(log, error, context.Method);
                return Error(StatusCode.Internal, "The coordinator failed; its log tells why.");
        }
    }

    private static RpcException Error(StatusCode code, string sentence) => new(new Status(code, sentence));
}
