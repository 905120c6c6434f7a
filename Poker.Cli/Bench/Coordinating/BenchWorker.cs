using System.Diagnostics;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Grpc.Net.Client;
using Poker.Contracts.V1;

namespace Poker.Cli.Bench.Coordinating;

/// <summary>A worker that does nothing but lease and complete, on a connection of its own, and takes the time of each call.</summary>
internal sealed class BenchWorker(Uri coordinator, string token) : IDisposable
{
    private const int ResultBytes = 1000;
    private readonly GrpcChannel _channel = GrpcChannel.ForAddress(coordinator);
    private readonly ByteString _id = NewId();
    private readonly ByteString _result = ByteString.CopyFrom(new byte[ResultBytes]);

    /// <summary>The time of each acquisition that gave a job, in stopwatch ticks.</summary>
    public List<long> Acquired { get; } = [];

    /// <summary>The time of each completion, in stopwatch ticks.</summary>
    public List<long> Completed { get; } = [];

    /// <summary>The jobs that counted.</summary>
    public List<long> Counted { get; } = [];

    /// <summary>Works until it is cancelled, and ends what it has in hand.</summary>
    public async Task RunAsync(CancellationToken stop)
    {
        var jobs = new Jobs.JobsClient(_channel);
        await jobs.RegisterAsync(new() { Worker = _id, Name = "bench", Slots = 1, Version = "0.1.0", Kinds = { BenchPlanner.Name } }, Call());
        while (!stop.IsCancellationRequested)
        {
            var start = Stopwatch.GetTimestamp();
            var acquire = new AcquireRequest { Worker = _id, Acquisition = NewId(), FreeSlots = 1, Patience = Duration.FromTimeSpan(TimeSpan.FromSeconds(1)) };
            if ((await jobs.AcquireAsync(acquire, Call())).Job is not { } job)
            {
                continue;
            }

            Acquired.Add(Stopwatch.GetTimestamp() - start);
            start = Stopwatch.GetTimestamp();
            if (await CompleteAsync(jobs, job.Token))
            {
                Counted.Add(job.Id);
            }

            Completed.Add(Stopwatch.GetTimestamp() - start);
        }
    }

    /// <inheritdoc />
    public void Dispose() => _channel.Dispose();

    private static ByteString NewId() => ByteString.CopyFrom(Guid.NewGuid().ToByteArray(bigEndian: true));

    private async Task<bool> CompleteAsync(Jobs.JobsClient jobs, ByteString lease)
    {
        using var call = jobs.Complete(Call());
        await call.RequestStream.WriteAsync(new() { Header = new() { Worker = _id, Token = lease, Length = ResultBytes } });
        await call.RequestStream.WriteAsync(new() { Chunk = _result });
        await call.RequestStream.CompleteAsync();
        return (await call).Counted;
    }

    private CallOptions Call() => new(new Metadata { { "authorization", $"Bearer {token}" } }, DateTime.UtcNow.AddMinutes(1));
}
