using System.Collections.Concurrent;
using Google.Protobuf;
using Grpc.Core;
using Poker.Contracts.V1;

namespace Poker.Tests.Coordinator;

/// <summary>Many workers that work, and some that hang, die, give up, fail and repeat themselves; seeded.</summary>
internal sealed class Swarm(IReadOnlyList<CoordinatorHost> hosts, int workers, int seed)
{
    private readonly ConcurrentDictionary<ByteString, string> _counted = new();

    /// <summary>What was told to count: a job a token.</summary>
    public IReadOnlyDictionary<ByteString, string> Counted => _counted;

    /// <summary>Leases that were given.</summary>
    public int Leased;

    /// <summary>Results that came too late and were told so.</summary>
    public int Refused;

    /// <summary>Works until it is cancelled.</summary>
    public Task RunAsync(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, workers).Select(number => WorkAsync(new Random(seed + number), stop)));

    private async Task WorkAsync(Random random, CancellationToken stop)
    {
        var worker = new SimulatedWorker(hosts[random.Next(hosts.Count)].Jobs);
        for (var known = false; !stop.IsCancellationRequested;)
        {
            try
            {
                if (!known)
                {
                    await worker.RegisterAsync();
                    known = true;
                }

                if (await worker.AcquireAsync(0.5) is not { } job)
                {
                    continue;
                }

                Interlocked.Increment(ref Leased);
                if (!await EndAsync(worker, job, random))
                {
                    // Dead; another comes in its place.
                    (worker, known) = (new SimulatedWorker(hosts[random.Next(hosts.Count)].Jobs), false);
                }
            }
            catch (RpcException error) when (error.StatusCode is StatusCode.Unavailable or StatusCode.FailedPrecondition or StatusCode.DeadlineExceeded)
            {
                known = known && error.StatusCode != StatusCode.FailedPrecondition;
            }
        }
    }

    private async Task<bool> EndAsync(SimulatedWorker worker, LeasedJob job, Random random)
    {
        switch (random.Next(40))
        {
            case 0:
                return false;
            case 1:
                // Paused past its lease, then as if nothing had been.
                await Task.Delay(1500);
                break;
            case 2:
                await worker.ReleaseAsync(job.Token);
                return true;
            case 3:
                await worker.ReleaseAsync(job.Token, "no luck");
                return true;
        }

        for (var times = random.Next(4) == 0 ? 2 : 1; times > 0; times--)
        {
            if (await worker.CompleteAsync(job.Token, [.. BitConverter.GetBytes(job.Id)]))
            {
                _counted[job.Token] = $"{job.Stage}/{job.Part}";
            }
            else
            {
                Interlocked.Increment(ref Refused);
            }
        }

        return true;
    }
}
