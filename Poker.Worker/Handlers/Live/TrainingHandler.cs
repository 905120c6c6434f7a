using System.Data;
using System.Globalization;
using Poker.Core.Learning.Networks;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Jobs;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;
using Poker.Infrastructure.Onnx;

namespace Poker.Worker.Handlers.Live;

/// <summary>Trains a network from stored samples and registers it as a candidate, in the transaction that ends the lease.</summary>
internal sealed class TrainingHandler : IJobHandler
{
    /// <inheritdoc />
    public string Kind => LiveStages.Training;

    /// <inheritdoc />
    public bool IsNews(LeasedJob job) => true;

    /// <inheritdoc />
    public async Task<JobResult> RunAsync(JobContext context, CancellationToken cancellation)
    {
        var job = LiveJson.Read<TrainingJob>(context.Job.Payload);
        LiveStrategies.RequireLayout(job.Layout);
        var spec = job.Spec;
        TrainingData data;
        await using (var connection = await context.Database.OpenConnectionAsync(cancellation))
        {
            // What is counted and what is read are the same samples, whatever is stored meanwhile.
            await using var reading = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            data = await TrainingData.ReadAsync(connection, job.After, job.Through, spec, cancellation);
        }

        var leastValidation = Math.Max(1, spec.LeastSamples / 10);
        if (data.Training.Count < spec.LeastSamples || data.Validation.Count < leastValidation)
        {
            return Nothing(string.Create(
                CultureInfo.InvariantCulture,
                $"{data.Training.Count:N0} samples to train on and {data.Validation.Count:N0} to validate: {spec.LeastSamples:N0} and {leastValidation:N0} are needed"));
        }

        var start = job.Parent is { } parent
            ? await LiveStrategies.NetworkAsync(context.Database, parent, cancellation)
            : PolicyNetwork.Create(new NetworkShape(FeatureLayout.Count, spec.Hidden, ActionBins.Count), spec.Seed);
        TrainedPolicy trained;
        try
        {
            trained = PolicyTrainer.Train(
                start,
                data.Training,
                data.Validation,
                spec.Training with { Seed = spec.Seed + (ulong)job.Cycle },
                epoch => context.Progress.Report((float)epoch.Number / spec.Training.MostEpochs),
                cancellation);
        }
        catch (InvalidOperationException diverged)
        {
            return Nothing(diverged.Message);
        }

        return trained.BestEpoch == 0
            ? Nothing(string.Create(
                CultureInfo.InvariantCulture,
                $"no epoch foretold the validation samples better than what it began with ({trained.Before.CrossEntropy:F4} nats over {data.Validation.Count:N0})"))
            : await RegisterAsync(context, job, data, trained, cancellation);
    }

    private static JobResult Nothing(string why) => JobResult.Of(LiveJson.Bytes(new TrainingOutcome(null, why)));

    private static async Task<JobResult> RegisterAsync(
        JobContext context, TrainingJob job, TrainingData data, TrainedPolicy trained, CancellationToken cancellation)
    {
        var range = new { job.After, job.Through, training = data.Training.Count, validation = data.Validation.Count, data.New, data.Old, job.Spec.Modes };
        var metrics = new
        {
            before = trained.Before,
            validation = trained.Validation,
            trained.BestEpoch,
            epochs = trained.Epochs.Count,
        };
        var bytes = PolicyOnnx.Write(trained.Network, new Dictionary<string, string>
        {
            ["features.layout"] = FeatureLayout.Version.ToString(CultureInfo.InvariantCulture),
            ["data"] = LiveJson.Text(range),
            ["parent"] = job.Parent?.ToString(CultureInfo.InvariantCulture) ?? "",
            ["metrics"] = LiveJson.Text(metrics),
        });
        var summary = string.Create(
            CultureInfo.InvariantCulture,
            $"{data.New:N0} new and {data.Old:N0} older samples; log-loss {trained.Before.CrossEntropy:F4} → {trained.Validation.CrossEntropy:F4} in epoch {trained.BestEpoch}");
        await using var connection = await context.Database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var model = new NewModel(bytes, FeatureLayout.Version, job.Parent, LiveJson.Text(range), LiveJson.Text(job.Spec), LiveJson.Text(metrics));
        var row = await new ModelRegistry(connection).AddAsync(model, new ModelDecision("trainer", $"Cycle {job.Cycle}: {summary}"), cancellation);
        return await context.CommitAsync(connection, transaction, LiveJson.Bytes(new TrainingOutcome(row.Version, summary)), cancellation);
    }
}
