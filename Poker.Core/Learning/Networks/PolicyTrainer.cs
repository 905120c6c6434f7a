namespace Poker.Core.Learning.Networks;

/// <summary>Trains a policy network by softmax cross-entropy over the legal bins, in mini-batches, with early stopping.</summary>
/// <remarks>On one thread; the same samples, options and processor family give the same network to the bit.</remarks>
public static class PolicyTrainer
{
    /// <summary>Trains a copy of a network.</summary>
    /// <param name="start">Where it begins; it stays as it is.</param>
    /// <param name="training">What it learns from.</param>
    /// <param name="validation">What decides when it ends and which epoch is kept; none of it is learned from.</param>
    /// <param name="options">How.</param>
    /// <param name="progress">Hears of each epoch; null for nobody.</param>
    /// <param name="cancellation">Ends it with an exception.</param>
    /// <exception cref="ArgumentException">There are no samples, or they or the options do not fit.</exception>
    /// <exception cref="InvalidOperationException">The loss is no longer finite: the step size is too large.</exception>
    public static TrainedPolicy Train(
        PolicyNetwork start,
        PolicySamples training,
        PolicySamples validation,
        PolicyTrainingOptions options,
        Action<PolicyEpoch>? progress = null,
        CancellationToken cancellation = default)
    {
        options.Validate();
        Check(start, training, "training");
        Check(start, validation, "validation");
        var before = Measure(start, validation, cancellation);
        var network = start.Copy();
        var (best, least, bestEpoch) = (start.Copy(), before, 0);
        var steps = new TrainingSteps(network, training, options);
        var epochs = new List<PolicyEpoch>();
        while (epochs.Count < options.MostEpochs && epochs.Count - bestEpoch < options.Patience)
        {
            var loss = steps.RunEpoch(cancellation);
            if (!double.IsFinite(loss.CrossEntropy) || !network.IsFinite)
            {
                throw new InvalidOperationException($"The training diverged in epoch {epochs.Count + 1}: use a smaller step size than {options.LearningRate}.");
            }

            epochs.Add(new PolicyEpoch(epochs.Count + 1, loss, Measure(network, validation, cancellation)));
            progress?.Invoke(epochs[^1]);
            if (epochs[^1].Validation.CrossEntropy < least.CrossEntropy)
            {
                (best, least, bestEpoch) = (network.Copy(), epochs[^1].Validation, epochs.Count);
            }
        }

        return new TrainedPolicy(best, bestEpoch, before, epochs);
    }

    /// <summary>How well a network foretells decisions.</summary>
    /// <exception cref="ArgumentException">There are no samples, or they do not fit.</exception>
    public static PolicyLoss Measure(PolicyNetwork network, PolicySamples samples, CancellationToken cancellation = default)
    {
        Check(network, samples, "given");
        var pass = new NetworkPass(network, NetworkPass.UsualRows);
        var features = new float[pass.Rows * samples.Features];
        var sum = new LossSum();
        pass.Load();
        for (var first = 0; first < samples.Count; first += pass.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var rows = Math.Min(pass.Rows, samples.Count - first);
            for (var row = 0; row < rows; row++)
            {
                samples.FeaturesOf(first + row).CopyTo(features.AsSpan(row * samples.Features));
            }

            pass.Forward(features, rows);
            for (var row = 0; row < rows; row++)
            {
                sum.Add(pass.Logits(row), samples, first + row, 1);
            }
        }

        return sum.Mean;
    }

    private static void Check(PolicyNetwork network, PolicySamples samples, string what)
    {
        if (samples.Count == 0)
        {
            throw new ArgumentException($"There are no {what} samples.", nameof(samples));
        }

        if ((samples.Features, samples.Actions) != (network.Shape.Features, network.Shape.Actions))
        {
            throw new ArgumentException(
                $"The {what} samples have {samples.Features} features and {samples.Actions} bins, the network {network.Shape.Features} and {network.Shape.Actions}.",
                nameof(samples));
        }
    }
}
