using Google.Protobuf.Reflection;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Poker.Contracts.V1;
using Poker.ServiceDefaults.Calls;

namespace Poker.Tests.ServiceDefaults;

public sealed class CallDefaultsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public void Every_call_of_every_service_carries_token_deadline_and_the_callers_cancellation()
    {
        var calls = new Calls();
        var invoker = calls.Intercept(new CallDefaults("secret", Patience));
        using var cancellation = new CancellationTokenSource();
        var (jobs, runs, options) = (new Jobs.JobsClient(invoker), new Runs.RunsClient(invoker), new CallOptions(cancellationToken: cancellation.Token));
        jobs.RegisterAsync(new(), options);
        jobs.AcquireAsync(new(), options);
        jobs.HeartbeatAsync(new(), options);
        jobs.Heartbeat(new(), options);
        jobs.Complete(options);
        jobs.ReleaseAsync(new(), options);
        runs.StartAsync(new(), options);
        runs.StopAsync(new(), options);
        runs.StatusAsync(new(), options);

        var unlimited = Assert.Single(Methods(), method => method.IsServerStreaming);
        Assert.Equal("poker.v1.Runs.Watch", unlimited.FullName);
        Assert.Equal(
            Methods().Where(method => !method.IsServerStreaming).Select(method => $"/{method.Service.FullName}/{method.Name}").Order(),
            calls.Made.Select(call => call.Method).Distinct().Order());
        Assert.All(calls.Made, call =>
        {
            Assert.Equal("Bearer secret", call.Options.Headers!.GetValue("authorization"));
            Assert.InRange(call.Options.Deadline!.Value - DateTime.UtcNow, TimeSpan.Zero, Patience);
            Assert.Equal(cancellation.Token, call.Options.CancellationToken);
        });
    }

    [Fact]
    public void A_deadline_that_the_caller_chose_stays()
    {
        var calls = new Calls();
        var deadline = DateTime.UtcNow.AddMinutes(3);

        new Runs.RunsClient(calls.Intercept(new CallDefaults(null, Patience))).StatusAsync(new(), deadline: deadline);

        Assert.Equal(deadline, Assert.Single(calls.Made).Options.Deadline);
    }

    private static IEnumerable<MethodDescriptor> Methods() =>
        JobsReflection.Descriptor.Services.Concat(RunsReflection.Descriptor.Services).SelectMany(service => service.Methods);

    // Notes calls and makes none.
    private sealed class Calls : CallInvoker
    {
        public List<(string Method, CallOptions Options)> Made { get; } = [];

        public override TResponse BlockingUnaryCall<TRequest, TResponse>(Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            Note<TResponse>(method.FullName, options);

        public override AsyncUnaryCall<TResponse> AsyncUnaryCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) => Note<AsyncUnaryCall<TResponse>>(method.FullName, options);

        public override AsyncServerStreamingCall<TResponse> AsyncServerStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options, TRequest request) =>
            Note<AsyncServerStreamingCall<TResponse>>(method.FullName, options);

        public override AsyncClientStreamingCall<TRequest, TResponse> AsyncClientStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => Note<AsyncClientStreamingCall<TRequest, TResponse>>(method.FullName, options);

        public override AsyncDuplexStreamingCall<TRequest, TResponse> AsyncDuplexStreamingCall<TRequest, TResponse>(
            Method<TRequest, TResponse> method, string? host, CallOptions options) => Note<AsyncDuplexStreamingCall<TRequest, TResponse>>(method.FullName, options);

        private T Note<T>(string method, CallOptions options)
        {
            Made.Add((method, options));
            return default!;
        }
    }
}
