using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Models;

namespace Poker.Bot.Models;

/// <summary>Loads model versions of the registry, so that they can play.</summary>
/// <param name="store">The registry.</param>
internal sealed class ModelLoader(ModelStore store)
{
    /// <summary>Loads a version; its first use is the caller's.</summary>
    /// <exception cref="ModelRefusedException">It is damaged, made for other features, or does not run; the message says so.</exception>
    /// <exception cref="Infrastructure.Postgres.DatabaseException">The registry cannot be read now.</exception>
    public async Task<ServedModel> LoadAsync(ModelRow row, CancellationToken cancellation)
    {
        if (row.Layout != FeatureLayout.Version)
        {
            throw new ModelRefusedException(
                $"Model version {row.Version} reads vectors of layout {row.Layout}, and this build makes those of {FeatureLayout.Version}: train one anew.");
        }

        var bytes = await store.BytesAsync(row.Version, cancellation);
        try
        {
            return new ServedModel(row.Version, await Task.Run(() => Open(bytes), cancellation));
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Whatever the runtime throws, or the loading of it: the service goes on with what it has.
            var cause = error is TypeInitializationException { InnerException: { } inner } ? inner : error;
            throw new ModelRefusedException($"Model version {row.Version} cannot play: {cause.Message.TrimEnd('.')}.");
        }
    }

    // The first evaluation takes longest: it is not to be a player's.
    private static OnnxPolicy Open(byte[] bytes)
    {
        var policy = new OnnxPolicy(bytes);
        try
        {
            Span<float> bins = stackalloc float[ActionBins.Count];
            policy.Evaluate(stackalloc float[FeatureLayout.Count], (1 << ActionBins.Count) - 1, bins);
            return policy;
        }
        catch
        {
            policy.Dispose();
            throw;
        }
    }
}
