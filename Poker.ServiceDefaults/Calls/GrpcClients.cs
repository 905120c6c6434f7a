using System.Security.Authentication;
using Grpc.Core;
using Grpc.Net.Client.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Poker.ServiceDefaults.Discovery;

namespace Poker.ServiceDefaults.Calls;

/// <summary>gRPC clients of this project's services.</summary>
public static class GrpcClients
{
    /// <summary>The largest message that is sent or taken, in bytes: a chunk of 1 MiB and what is around it, or a job's payload.</summary>
    public const int LargestMessage = 64 << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Adds a client of a service: found by <see cref="ServiceEndpoints"/>, another of its addresses taken when one is gone, with token and
    /// deadline on every call, TLS as configured, pings, and calls that may be repeated tried again while the service cannot be reached.
    /// </summary>
    /// <param name="builder">The service's builder; nothing is read from its configuration before the first client is made.</param>
    /// <param name="service">The called service's name, such as <c>coordinator</c>.</param>
    /// <param name="grpcService">The full name of the gRPC service, such as <c>poker.v1.Jobs</c>.</param>
    /// <param name="idempotent">Names of its methods that may be repeated.</param>
    public static IHttpClientBuilder AddPokerGrpcClient<TClient>(
        this IHostApplicationBuilder builder, string service, string grpcService, params string[] idempotent)
        where TClient : class
    {
        return builder.Services
            .AddGrpcClient<TClient>((_, options) => options.Address = new Uri($"{StaticAddresses.Scheme}:///{service}"))
            .ConfigureChannel((services, options) =>
            {
                var addresses = services.GetRequiredService<ServiceEndpoints>().Of(service);
                options.Credentials = addresses[0].Scheme == "https" ? ChannelCredentials.SecureSsl : ChannelCredentials.Insecure;
                options.ServiceProvider = StaticAddresses.ProviderFor(addresses);
                options.MaxReceiveMessageSize = LargestMessage;
                options.MaxSendMessageSize = LargestMessage;
                options.InitialReconnectBackoff = TimeSpan.FromMilliseconds(200);
                options.MaxReconnectBackoff = TimeSpan.FromSeconds(2);
                options.ServiceConfig = Retries(grpcService, idempotent);
            })
            .RemoveAllLoggers()
            .ConfigurePrimaryHttpMessageHandler(services => Handler(Security(services, service)))
            .AddInterceptor(services => new CallDefaults(Security(services, service).Token, Patience));
    }

    private static ServiceSecurity Security(IServiceProvider services, string service) => new(
        services.GetRequiredService<IConfiguration>(), service, services.GetRequiredService<ServiceEndpoints>().Of(service));

    private static SocketsHttpHandler Handler(ServiceSecurity security)
    {
        var handler = new SocketsHttpHandler
        {
            EnableMultipleHttp2Connections = true,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            PooledConnectionIdleTimeout = Timeout.InfiniteTimeSpan,
            KeepAlivePingDelay = TimeSpan.FromSeconds(15),
            KeepAlivePingTimeout = TimeSpan.FromSeconds(10),
            UseProxy = false,
        };
        handler.SslOptions.EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        if (security.IsPinned)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) => security.Accepts(certificate, errors);
        }

        return handler;
    }

    private static ServiceConfig Retries(string grpcService, string[] idempotent)
    {
        var config = new ServiceConfig { LoadBalancingConfigs = { new PickFirstConfig() } };
        if (idempotent.Length > 0)
        {
            var method = new MethodConfig
            {
                RetryPolicy = new RetryPolicy
                {
                    MaxAttempts = 4,
                    InitialBackoff = TimeSpan.FromMilliseconds(200),
                    MaxBackoff = TimeSpan.FromSeconds(2),
                    BackoffMultiplier = 2,
                    RetryableStatusCodes = { StatusCode.Unavailable },
                },
            };
            foreach (var name in idempotent)
            {
                method.Names.Add(new MethodName { Service = grpcService, Method = name });
            }

            config.MethodConfigs.Add(method);
        }

        return config;
    }
}
