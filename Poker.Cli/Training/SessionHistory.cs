using System.Diagnostics;
using Npgsql;
using Poker.Cli.Progress;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.History;
using Poker.Infrastructure.Postgres;

namespace Poker.Cli.Training;

/// <summary>Notes how a session gets on in the database, beside its training: never waited for, and a database that is away is a sentence.</summary>
/// <param name="dataSource">The database; null for none.</param>
/// <param name="run">What is trained.</param>
/// <param name="display">Shows the same.</param>
internal sealed class SessionHistory(NpgsqlDataSource? dataSource, BlueprintRun run, TrainingDisplay display) : IProgress<TrainingReport>
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(10);

    private Task _writing = Task.CompletedTask;
    private long? _written;
    private bool _isTold;

    /// <inheritdoc />
    public void Report(TrainingReport value)
    {
        display.Report(value);
        if (dataSource is not null && _writing.IsCompleted && (_written is not { } last || Stopwatch.GetElapsedTime(last) >= Interval))
        {
            _written = Stopwatch.GetTimestamp();
            _writing = Task.Run(() => NoteAsync(dataSource, value.Summary));
        }
    }

    /// <summary>Notes the end of the session.</summary>
    public async Task EndAsync(TrainingSummary summary)
    {
        await _writing;
        if (dataSource is not null)
        {
            await NoteAsync(dataSource, summary);
        }
    }

    private async Task NoteAsync(NpgsqlDataSource source, TrainingSummary summary)
    {
        using var patience = new CancellationTokenSource(Patience);
        try
        {
            await using var connection = await source.OpenConnectionAsync(patience.Token);
            await new CurveWriter(connection).NoteAsync(run, summary, patience.Token);
        }
        catch (Exception error) when (error is OperationCanceledException or ObjectDisposedException || DatabaseErrors.TryTranslate(error) is not null)
        {
            if (!_isTold)
            {
                _isTold = true;
                display.Say($"How the training gets on could not be noted in the database: {error.Message} Training goes on.");
            }
        }
    }
}
