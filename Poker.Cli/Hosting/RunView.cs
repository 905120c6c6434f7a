using Poker.Contracts.V1;
using Poker.Infrastructure.Jobs;

namespace Poker.Cli.Hosting;

/// <summary>A run of the workers in reports.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">clustering or blueprint.</param>
/// <param name="State">active, draining, paused, done, failed or cancelled.</param>
/// <param name="Problem">Why it failed; null if it did not.</param>
/// <param name="Activity">What it is doing, for people; empty where nothing is known.</param>
/// <param name="Progress">0 to 1 of that; null where unknown.</param>
/// <param name="Pending">Jobs that wait.</param>
/// <param name="Leased">Jobs at work.</param>
/// <param name="Done">Jobs that are finished and not cleared away yet.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="FinishedAt">When it ended; null while it runs.</param>
/// <param name="Trouble">What a job that failed and is tried again failed at; null while there is none.</param>
/// <param name="Figures">The kind's own figures by name, where a coordinator tells them.</param>
internal sealed record RunView(
    Guid Id,
    string Kind,
    string State,
    string? Problem,
    string Activity,
    double? Progress,
    long Pending,
    long Leased,
    long Done,
    DateTimeOffset CreatedAt,
    DateTimeOffset? FinishedAt,
    string? Trouble,
    IReadOnlyDictionary<string, double> Figures)
{
    private static readonly Dictionary<string, double> NoFigures = [];

    /// <summary>Whether it has not ended.</summary>
    public bool IsLive => State is "active" or "draining" or "paused";

    /// <summary>A run as a coordinator tells of it.</summary>
    public static RunView Of(RunStatus status) => new(
        new Guid(status.Run.Span, bigEndian: true),
        status.Kind,
        status.State,
        status.Problem.Length > 0 ? status.Problem : null,
        status.Activity,
        status.Progress >= 0 ? status.Progress : null,
        status.Pending,
        status.Leased,
        status.Done,
        status.Created?.ToDateTimeOffset() ?? default,
        status.Finished?.ToDateTimeOffset(),
        status.Trouble.Length > 0 ? status.Trouble : null,
        status.Figures.Count > 0 ? new Dictionary<string, double>(status.Figures) : NoFigures);

    /// <summary>A run as the database holds it.</summary>
    public static RunView Of(RunRow run, StageState jobs, IReadOnlyList<string> stages, string? trouble) => new(
        run.Id,
        run.Kind,
        run.State.ToString().ToLowerInvariant(),
        run.Problem,
        string.Join(", ", stages),
        null,
        jobs.Pending,
        jobs.Leased,
        jobs.Done,
        new DateTimeOffset(run.CreatedAt.ToUniversalTime()),
        run.FinishedAt is { } finished ? new DateTimeOffset(finished.ToUniversalTime()) : null,
        trouble,
        NoFigures);
}
