using System.Globalization;
using Poker.Core.Learning.Networks;
using Poker.Infrastructure.Live;

namespace Poker.Worker.Handlers.Live;

/// <summary>How well a candidate foretells the decisions of hands that nobody has learned from.</summary>
internal static class HeldOutTest
{
    private const int MostSamples = 20_000;

    // In nats: a policy that gives every decision a tenth less probability.
    private const double MostWorse = 0.1;

    /// <summary>Measures it, and the model in production beside it.</summary>
    public static async Task<ValidationOutcome> RunAsync(ValidationJob job, JobContext context, CancellationToken cancellation)
    {
        PolicySamples samples;
        await using (var connection = await context.Database.OpenConnectionAsync(cancellation))
        {
            samples = await TrainingData.ReadValidationAsync(connection, job.Spec, MostSamples, cancellation);
        }

        if (samples.Count == 0)
        {
            return new(job.Test, "", Passed: true, "no sample was kept for validation: not tested", 0);
        }

        var candidate = PolicyTrainer.Measure(await LiveStrategies.NetworkAsync(context.Database, job.Candidate, cancellation), samples, cancellation);
        if (job.Production is not { } version)
        {
            return new(job.Test, "", Passed: true, Text($"log-loss {candidate.CrossEntropy:F4} over {samples.Count:N0} decisions"), samples.Count);
        }

        var production = PolicyTrainer.Measure(await LiveStrategies.NetworkAsync(context.Database, version, cancellation), samples, cancellation);
        var worse = candidate.CrossEntropy - production.CrossEntropy;
        return new(
            job.Test,
            $"model:{version}",
            double.IsFinite(worse) && worse <= MostWorse,
            Text($"log-loss {candidate.CrossEntropy:F4}, that of model:{version} {production.CrossEntropy:F4}, over {samples.Count:N0} decisions"),
            samples.Count,
            worse);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
