using Poker.Core.Numerics;

namespace Poker.Core.Learning.Networks;

/// <summary>The steps of one training: batches of samples in a random order.</summary>
internal sealed class TrainingSteps
{
    private readonly PolicyNetwork _network;
    private readonly PolicySamples _samples;
    private readonly NetworkPass _pass;
    private readonly BackwardScratch _scratch;
    private readonly AdamOptimizer _adam;
    private readonly Range[] _weights;
    private readonly int[] _order;
    private readonly float[] _features, _gradients;
    private Rng _rng;

    /// <summary>A training that is to begin.</summary>
    public TrainingSteps(PolicyNetwork network, PolicySamples samples, PolicyTrainingOptions options)
    {
        var rows = Math.Min(options.BatchSize, samples.Count);
        (_network, _samples, _rng) = (network, samples, new Rng(options.Seed));
        _pass = new NetworkPass(network, rows);
        _scratch = new BackwardScratch(network, rows);
        _adam = new AdamOptimizer(network.Parameters.Length, options.LearningRate, options.WeightDecay);
        _weights = [.. network.Layers.Select(layer => layer.Weights)];
        _order = [.. Enumerable.Range(0, samples.Count)];
        _features = new float[rows * samples.Features];
        _gradients = new float[network.Parameters.Length];
    }

    /// <summary>The gradient of the mean loss of some samples, as the next step would use it.</summary>
    public ReadOnlySpan<float> GradientOf(ReadOnlySpan<int> batch, LossSum sum)
    {
        var weight = 0f;
        for (var row = 0; row < batch.Length; row++)
        {
            _samples.FeaturesOf(batch[row]).CopyTo(_features.AsSpan(row * _samples.Features));
            weight += _samples.WeightOf(batch[row]);
        }

        _pass.Load();
        _pass.Forward(_features, batch.Length);
        for (var row = 0; row < batch.Length; row++)
        {
            sum.Add(_pass.Logits(row), _samples, batch[row], 1 / weight);
        }

        _pass.Backward(_features, batch.Length, _gradients, _scratch);
        return _gradients;
    }

    /// <summary>Goes through all samples once.</summary>
    /// <returns>The loss while it went on.</returns>
    public PolicyLoss RunEpoch(CancellationToken cancellation)
    {
        Shuffle();
        var sum = new LossSum();
        for (var first = 0; first < _order.Length; first += _pass.Rows)
        {
            cancellation.ThrowIfCancellationRequested();
            var batch = _order.AsSpan(first, Math.Min(_pass.Rows, _order.Length - first));
            _adam.Step(_network.Parameters, GradientOf(batch, sum), _weights);
        }

        return sum.Mean;
    }

    private void Shuffle()
    {
        for (var i = _order.Length - 1; i > 0; i--)
        {
            var other = (int)_rng.Below((ulong)i + 1);
            (_order[i], _order[other]) = (_order[other], _order[i]);
        }
    }
}
