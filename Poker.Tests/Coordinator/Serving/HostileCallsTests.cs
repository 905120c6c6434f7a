using System.Net.Sockets;
using Google.Protobuf;
using Grpc.Core;
using Poker.Contracts.V1;
using Poker.Tests.Harness;

namespace Poker.Tests.Coordinator.Serving;

/// <summary>Whatever is sent, the tables stay as they are and the service answers.</summary>
public sealed class HostileCallsTests(PostgresFixture postgres) : CoordinatorTests(postgres)
{
    private static readonly Marshaller<byte[]> Raw = Marshallers.Create(bytes => bytes, bytes => bytes);

    [Fact]
    public async Task Random_bytes_as_messages_change_nothing()
    {
        await using var host = await HostAsync(("Poker:Coordinator:WorkerCallsPerSecond", "10000"));
        var (worker, job) = await LeaseAsync(host);
        var before = await RowsAsync();
        var random = new Random(20);
        var (refused, answered) = (0, 0);
        foreach (var (service, name, type) in Methods())
        {
            for (var i = 0; i < 40; i++)
            {
                var message = new byte[random.Next(i < 35 ? 100 : 500_000)];
                random.NextBytes(message);
                _ = await SendAsync(host, new(type, service, name, Raw, Raw), message) ? answered++ : refused++;
            }
        }

        // Only those without fields take everything for an unknown field.
        Assert.True(refused > 200, $"{refused} refused, {answered} answered");
        await StillWorksAsync(worker, job, before);
    }

    [Fact]
    public async Task Damaged_messages_of_a_stranger_change_nothing()
    {
        await using var host = await HostAsync(("Poker:Coordinator:WorkerCallsPerSecond", "10000"));
        var (worker, job) = await LeaseAsync(host);
        var before = await RowsAsync();
        var random = new Random(21);
        var stranger = SimulatedWorker.Bytes(Guid.NewGuid());
        (string Name, IMessage Message)[] valid =
        [
            ("Heartbeat", new HeartbeatRequest { Worker = stranger, Leases = { new LeaseProgress { Token = job.Token, Progress = 1 } } }),
            ("Release", new ReleaseRequest { Worker = stranger, Jobs = { new Released { Token = job.Token, Problem = "broken" } }, Leaving = true }),
            ("Acquire", new AcquireRequest { Worker = stranger, Acquisition = job.Token, FreeSlots = 1 }),
            ("Complete", new CompleteRequest { Header = new() { Worker = stranger, Token = job.Token, Length = 1 } }),
        ];
        for (var i = 0; i < 400; i++)
        {
            var (name, message) = valid[i % valid.Length];
            var bytes = message.ToByteArray();
            for (var flips = random.Next(4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            var type = name == "Complete" ? MethodType.ClientStreaming : MethodType.Unary;
            await SendAsync(host, new(type, "poker.v1.Jobs", name, Raw, Raw), bytes[..random.Next(bytes.Length / 2, bytes.Length + 1)]);
        }

        await StillWorksAsync(worker, job, before);
    }

    [Fact]
    public async Task Absurd_sizes_and_broken_frames_change_nothing()
    {
        await using var host = await HostAsync();
        var (worker, job) = await LeaseAsync(host);
        var before = await RowsAsync();
        await RefusedAsync(StatusCode.ResourceExhausted, "", async () => await host.Jobs.RegisterAsync(
            new() { Worker = worker.IdBytes, Name = new('x', 3 << 20), Slots = 1, Version = "0.1.0" }, CoordinatorHost.Call()));
        var random = new Random(22);
        for (var i = 0; i < 60; i++)
        {
            using var socket = new TcpClient();
            await socket.ConnectAsync(host.Address.Host, host.Address.Port);
            var bytes = new byte[random.Next(1, 4000)];
            random.NextBytes(bytes);
            if (i % 2 == 0)
            {
                // A beginning as it should be: preface and empty settings.
                await socket.GetStream().WriteAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0"u8.ToArray());
            }

            await socket.GetStream().WriteAsync(bytes);
        }

        await StillWorksAsync(worker, job, before);
    }

    private static async Task<(SimulatedWorker Worker, LeasedJob Job)> LeaseAsync(CoordinatorHost host)
    {
        var worker = new SimulatedWorker(host.Jobs);
        await worker.RegisterAsync();
        await StartAsync(host, jobs: 2);
        return (worker, (await worker.AcquireAsync(10))!);
    }

    private static IEnumerable<(string Service, string Name, MethodType Type)> Methods() =>
        new[] { Poker.Contracts.V1.Jobs.Descriptor, Runs.Descriptor }.SelectMany(service => service.Methods.Select(method =>
            (service.FullName, method.Name, method.IsClientStreaming ? MethodType.ClientStreaming : method.IsServerStreaming ? MethodType.ServerStreaming : MethodType.Unary)));

    private static async Task<bool> SendAsync(CoordinatorHost host, Method<byte[], byte[]> method, byte[] message)
    {
        var (invoker, options) = (host.Channel.CreateCallInvoker(), CoordinatorHost.Call());
        try
        {
            switch (method.Type)
            {
                case MethodType.ClientStreaming:
                    using (var upload = invoker.AsyncClientStreamingCall(method, null, options))
                    {
                        await upload.RequestStream.WriteAsync(message);
                        await upload.RequestStream.CompleteAsync();
                        await upload;
                    }

                    return true;
                case MethodType.ServerStreaming:
                    using (var watch = invoker.AsyncServerStreamingCall(method, null, options, message))
                    {
                        return await watch.ResponseStream.MoveNext(default);
                    }

                default:
                    await invoker.AsyncUnaryCall(method, null, options, message);
                    return true;
            }
        }
        catch (RpcException)
        {
            return false;
        }
    }

    private async Task StillWorksAsync(SimulatedWorker worker, LeasedJob job, string before)
    {
        Assert.Equal(before, await RowsAsync());
        Assert.Equal(1, await ReadAsync<long>("SELECT count(*) FROM worker"));
        Assert.Empty((await worker.HeartbeatAsync(job.Token)).Lost);
        Assert.True(await worker.CompleteAsync(job.Token, 1));
        Assert.NotNull(await worker.AcquireAsync(10));
    }
}
