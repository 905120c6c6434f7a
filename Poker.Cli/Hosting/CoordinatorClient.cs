using System.Runtime.CompilerServices;
using System.Security.Authentication;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Poker.Cli.Output;
using Poker.Contracts.V1;
using Poker.ServiceDefaults;
using Poker.ServiceDefaults.Calls;
using Poker.ServiceDefaults.Telemetry;

namespace Poker.Cli.Hosting;

/// <summary>Starts, stops and watches runs of a coordinator.</summary>
internal sealed class CoordinatorClient : IDisposable
{
    // Then it is watched anew.
    private static readonly TimeSpan LongestWatch = TimeSpan.FromMinutes(10);

    private readonly IHost _host;
    private readonly Runs.RunsClient _runs;
    private readonly Uri _url;

    /// <summary>A client of a coordinator; nothing is called yet.</summary>
    /// <exception cref="CommandError">The address cannot be used.</exception>
    public CoordinatorClient(CoordinatorAddress address)
    {
        _url = address.Url;
        var builder = Host.CreateEmptyApplicationBuilder(null);
        address.AddTo(builder.Configuration);
        builder.AddServiceDefaults();
        builder.AddPokerGrpcClient<Runs.RunsClient>("coordinator", "poker.v1.Runs", nameof(Runs.RunsClient.Start), nameof(Runs.RunsClient.Stop), nameof(Runs.RunsClient.Status));
        _host = builder.Build();
        try
        {
            _runs = _host.Services.GetRequiredService<Runs.RunsClient>();
        }
        catch (ServiceConfigurationException error)
        {
            _host.Dispose();
            throw CommandError.BadInput(error.Message);
        }
    }

    /// <summary>Starts a run.</summary>
    /// <param name="id">Its id; the same again is the same run.</param>
    /// <param name="kind">clustering or blueprint.</param>
    /// <param name="spec">What its planner reads: JSON.</param>
    /// <param name="cancellation">Ends the call.</param>
    public Task<RunView> StartAsync(Guid id, string kind, string spec, CancellationToken cancellation) => ToldAsync(async () =>
        RunView.Of(await _runs.StartAsync(new StartRunRequest { Run = Bytes(id), Kind = kind, Spec = spec }, cancellationToken: cancellation)));

    /// <summary>Ends a run: drained, or dropped.</summary>
    public Task<RunView> StopAsync(Guid id, bool drain, CancellationToken cancellation) => ToldAsync(async () =>
        RunView.Of(await _runs.StopAsync(new StopRunRequest { Run = Bytes(id), Drain = drain }, cancellationToken: cancellation)));

    /// <summary>The state of the system.</summary>
    public Task<RunsReport> StatusAsync(CancellationToken cancellation) => ToldAsync(async () =>
        RunsReport.Of(await _runs.StatusAsync(new StatusRequest(), cancellationToken: cancellation)));

    /// <summary>The state of the system at every change, until cancelled; a coordinator that went away is waited for.</summary>
    public async IAsyncEnumerable<RunsReport> WatchAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        var pause = TimeSpan.FromMilliseconds(500);
        while (!cancellation.IsCancellationRequested)
        {
            using var call = Watch(cancellation);
            while (await NextAsync(call.ResponseStream, cancellation))
            {
                yield return RunsReport.Of(call.ResponseStream.Current);
            }

            await Task.Delay(pause, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _host.Dispose();

    // It lasts as long as the run, and asks again and again.
    private AsyncServerStreamingCall<SystemStatus> Watch(CancellationToken cancellation)
    {
        using (Untraced.Begin())
        {
            return _runs.Watch(new StatusRequest(), deadline: DateTime.UtcNow + LongestWatch, cancellationToken: cancellation);
        }
    }

    private static ByteString Bytes(Guid id) => ByteString.CopyFrom(id.ToByteArray(bigEndian: true));

    private async Task<bool> NextAsync(IAsyncStreamReader<SystemStatus> stream, CancellationToken cancellation)
    {
        try
        {
            return await stream.MoveNext(cancellation);
        }
        catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.Cancelled or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded)
        {
            return false;
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return false;
        }
        catch (RpcException error)
        {
            throw Told(error);
        }
    }

    private async Task<T> ToldAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (RpcException error) when (error.StatusCode != StatusCode.Cancelled)
        {
            throw Told(error);
        }
    }

    private CommandError Told(RpcException error)
    {
        var place = $"the coordinator at {_url.GetLeftPart(UriPartial.Authority)}";
        return error.StatusCode switch
        {
            _ when IsOfTls(error) => new CommandError(
                $"{place} shows another certificate than the one that was named: compare --fingerprint (or --certificate) with what poker up printed", cause: error),
            StatusCode.Unauthenticated => new CommandError(
                $"{place} refuses the token: {error.Status.Detail} Give the file of its data folder (--token-file), or set {Infrastructure.Security.SharedToken.Variable}", cause: error),
            StatusCode.Unavailable or StatusCode.DeadlineExceeded => new CommandError(
                $"{place} does not answer: {Reason(error)} Is poker up running there, and is that the address it printed?", cause: error),
            StatusCode.InvalidArgument => new CommandError(error.Status.Detail, ExitCodes.BadInput, error),
            _ => new CommandError(error.Status.Detail, cause: error),
        };
    }

    // gRPC's own detail says "Error connecting to subchannel.", the exception within why.
    private static string Reason(RpcException error) => (error.Status.DebugException?.GetBaseException().Message ?? error.Status.Detail).TrimEnd('.') + ".";

    private static bool IsOfTls(Exception error)
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is AuthenticationException || (cause as RpcException)?.Status.DebugException is AuthenticationException)
            {
                return true;
            }
        }

        return (error as RpcException)?.Status.DebugException is { } debug && IsOfTls(debug);
    }
}
