using Poker.Core.Cards;
using Poker.Core.Clustering;
using Spectre.Console;

namespace Poker.Cli.Progress;

/// <summary>A live line with a bar for each thing at work, on a terminal.</summary>
internal sealed class BarDisplay(IAnsiConsole console) : IClusteringDisplay
{
    private readonly Dictionary<(Street, ClusteringPhase), (StepMeter Meter, ProgressTask Task)> _steps = [];
    private ProgressContext? _context;

    /// <inheritdoc />
    public void Report(ClusteringProgress value)
    {
        lock (_steps)
        {
            if (_context is null)
            {
                return;
            }

            if (!_steps.TryGetValue((value.Street, value.Phase), out var step))
            {
                var meter = new StepMeter(value.Street, value.Phase);
                _steps[(value.Street, value.Phase)] = step = (meter, _context.AddTask(Markup.Escape(meter.Title), maxValue: 1));
            }

            step.Meter.Update(value);
            step.Task.IsIndeterminate = !step.Meter.IsBounded && !step.Meter.IsDone;
            step.Task.Value = step.Meter.IsDone ? 1 : step.Meter.Share;
            step.Task.Description = $"{step.Meter.Title,-24} {Markup.Escape(step.Meter.Detail)}  [grey]{Markup.Escape(step.Meter.Pace())}[/]";
            if (step.Meter.IsDone)
            {
                step.Task.StopTask();
            }
        }
    }

    /// <inheritdoc />
    public void Say(string sentence) => console.WriteLine(sentence);

    /// <inheritdoc />
    public Task WhileAsync(Func<Task> work) => console
        .Progress()
        .AutoClear(false)
        .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn { Width = 24 }, new PercentageColumn())
        .StartAsync(async context =>
        {
            _context = context;
            try
            {
                await work();
            }
            finally
            {
                lock (_steps)
                {
                    _context = null;
                }
            }
        });
}
