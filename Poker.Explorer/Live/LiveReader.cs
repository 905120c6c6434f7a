using System.Text.Json;
using Npgsql;
using Poker.Infrastructure;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Models;

namespace Poker.Explorer.Live;

/// <summary>Reads how the live loop stands. What takes counting is kept between looks.</summary>
internal sealed class LiveReader : IDisposable
{
    private const int MostModels = 200, MostCycles = 50, MostTrials = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(3);

    private readonly NpgsqlDataSource _dataSource;
    private readonly TrialBook _trials;
    private readonly Paced<LiveReport> _counts;

    /// <summary>Nothing is read yet.</summary>
    public LiveReader(NpgsqlDataSource dataSource, TimeProvider time)
    {
        (_dataSource, _trials) = (dataSource, new TrialBook(dataSource));
        _counts = new(CountAsync, Pause, time);
    }

    /// <summary>What has been captured.</summary>
    public Task<LiveReport> ReadAsync(CancellationToken cancellation) => _counts.ReadAsync(cancellation);

    /// <summary>The sessions to which lines came last, the newest first.</summary>
    public async Task<IReadOnlyList<SessionReport>> SessionsAsync(int most, CancellationToken cancellation) =>
    [
        .. (await new SessionStatusStore(_dataSource).ReadAsync(most, cancellation)).Select(session => new SessionReport(
            session.Id, session.Source, session.Name, session.LastAt, session.HasEnded, session.Through, session.Lag, session.Accepted, session.Quarantined,
            [.. session.Tables.Select(table => new TableReport(table.Name, table.Dialect, table.Lines, table.Understood))])),
    ];

    /// <summary>The last versions, the newest first.</summary>
    public async Task<IReadOnlyList<ModelReport>> ModelsAsync(CancellationToken cancellation)
    {
        var store = new ModelStore(_dataSource);
        var models = await store.ListAsync(MostModels, cancellation);
        var steps = (await store.HistoryAsync([.. models.Select(model => model.Version)], cancellation)).ToLookup(step => step.Version);
        return
        [
            .. models.Select(model => new ModelReport(
                model.Version, model.Parent, ModelPath.NameOf(model.State), model.Created, model.Layout, model.Size, model.Sha256, Json(model.Data),
                Json(model.Configuration), Json(model.Metrics), [.. steps[model.Version].Select(Of)])),
        ];
    }

    /// <summary>The last cycles, the newest first.</summary>
    public async Task<IReadOnlyList<CycleReport>> CyclesAsync(CancellationToken cancellation)
    {
        await using var connection = await _dataSource.OpenConnectionAsync(cancellation);
        return [.. (await new LiveStore(connection).LastAsync(MostCycles, cancellation)).Select(CycleReport.Of)];
    }

    /// <summary>The cycles whose trial's results are still stored, the newest first.</summary>
    public async Task<IReadOnlyList<CycleReport>> TrialsAsync(CancellationToken cancellation) =>
        [.. (await _trials.ListAsync(MostTrials, cancellation)).Select(CycleReport.Of)];

    /// <summary>How a cycle's trial went; null where there is none.</summary>
    public Task<TrialReport?> TrialAsync(long cycle, CancellationToken cancellation) => _trials.ReadAsync(cycle, TrialReport.Of, cancellation);

    /// <inheritdoc />
    public void Dispose() => _counts.Dispose();

    private static StepReport Of(ModelTransition step) => new(
        step.From is { } from ? ModelPath.NameOf(from) : null, ModelPath.NameOf(step.To), step.Who, step.Why, Json(step.Evidence), step.At);

    private static JsonElement Json(string text) => JsonSerializer.Deserialize<JsonElement>(text);

    private async Task<LiveReport> CountAsync(CancellationToken cancellation)
    {
        var hands = await new StatusStore(_dataSource).HandsAsync(cancellation);
        var causes = await new SessionStatusStore(_dataSource).ExamplesAsync(cancellation);
        var samples = await new SampleStore(_dataSource).CountAsync(cancellation);
        var sources = await new StatusStore(_dataSource).SourcesAsync(cancellation);
        return new(
            hands.At,
            hands.Accepted,
            hands.LastHour,
            hands.Quarantined,
            [.. causes.Select(cause => new CauseReport(cause.Cause, cause.Hands, cause.Session, cause.Line))],
            [.. samples.Select(one => new SampleReport(one.Layout, one.Mode.ToString().ToLowerInvariant(), one.MadeBy, one.Hands, one.Training, one.Validation))],
            sources);
    }
}
