using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Poker.Bot.Strategies;

namespace Poker.Bot.Models;

/// <summary>Which models play now, and which of them plays a hand. Safe to use from several threads.</summary>
internal sealed class ModelsInService
{
    private InService _now = InService.None;

    /// <summary>The models that play now.</summary>
    public InService Now => Volatile.Read(ref _now);

    /// <summary>Puts others in their place, in one step; who plays one of those before goes on with it.</summary>
    /// <param name="next">The next ones; each that was not in service before brings its owner's use along.</param>
    public void Replace(InService next)
    {
        var before = Interlocked.Exchange(ref _now, next);
        foreach (var gone in before.All.Except(next.All))
        {
            gone.Release();
        }
    }

    /// <summary>The model of a hand: that in production, or for a share of the hands the canary. Null while there is none.</summary>
    /// <param name="place">The hand; a hand keeps to one as long as the two are the same.</param>
    /// <param name="canaryShare">The share, 0 to 1.</param>
    public HandModel? Seat(HandPlace place, double canaryShare)
    {
        while (true)
        {
            var now = Now;
            var canary = now is { Production: not null, Canary.Stopped: null } ? now.Canary : null;
            var isCanary = canary is not null && ShareOf(canary, place) < canaryShare;
            if ((isCanary ? canary : now.Production) is not { } model)
            {
                return null;
            }

            // Freed in between: others are in service by now.
            if (ModelUse.Of(model) is { } use)
            {
                return new(use, isCanary, canary?.Version, now.Production!.Version);
            }
        }
    }

    /// <summary>A use of the model in production; null while there is none.</summary>
    public ModelUse? UseProduction()
    {
        while (Now.Production is { } model)
        {
            if (ModelUse.Of(model) is { } use)
            {
                return use;
            }
        }

        return null;
    }

    // Uniform in [0, 1). Keyed with the canary, so that each is tried on other hands, and the same on the same by every instance of the service.
    private static double ShareOf(ServedModel canary, HandPlace place)
    {
        Span<byte> key = stackalloc byte[sizeof(long)], hash = stackalloc byte[SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteInt64LittleEndian(key, canary.Version);
        HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{place.Table}\n{place.Hand}"), hash);
        return (BinaryPrimitives.ReadUInt64LittleEndian(hash) >> 11) * (1.0 / (1UL << 53));
    }
}
