using System.Diagnostics;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Cli.Progress;

/// <summary>Lines for a pipe or a file: one every few seconds for each thing at work, and one when it is done.</summary>
internal sealed class PlainDisplay(TextWriter output) : IClusteringDisplay
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    private readonly Dictionary<(Street, ClusteringPhase), StepMeter> _meters = [];
    private readonly Dictionary<StepMeter, long> _told = [];

    /// <inheritdoc />
    public void Report(ClusteringProgress value)
    {
        lock (_meters)
        {
            if (!_meters.TryGetValue((value.Street, value.Phase), out var meter))
            {
                _meters[(value.Street, value.Phase)] = meter = new StepMeter(value.Street, value.Phase);
                _told[meter] = Stopwatch.GetTimestamp();
            }

            var wasDone = meter.IsDone;
            meter.Update(value);
            if ((meter.IsDone && !wasDone) || Stopwatch.GetElapsedTime(_told[meter]) >= Interval)
            {
                _told[meter] = Stopwatch.GetTimestamp();
                var share = meter.IsBounded || meter.IsDone ? FormattableString.Invariant($"{meter.Share,4:P0}, ") : "";
                output.WriteLine($"{meter.Title}: {share}{meter.Detail}, {meter.Pace()}".TrimEnd(' ', ','));
            }
        }
    }

    /// <inheritdoc />
    public void Say(string sentence)
    {
        lock (_meters)
        {
            output.WriteLine(sentence);
        }
    }

    /// <inheritdoc />
    public Task WhileAsync(Func<Task> work) => work();
}
