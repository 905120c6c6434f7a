namespace Poker.Coordinator;

/// <summary>What the coordinator logs.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "This instance leads: it plans runs and takes expired leases back.")]
    public static partial void Leads(ILogger log);

    [LoggerMessage(2, LogLevel.Information, "Another instance leads: this one stands by.")]
    public static partial void StandsBy(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "This instance cannot lead for now: {Problem}")]
    public static partial void NotLeading(ILogger log, string problem);

    [LoggerMessage(4, LogLevel.Warning, "The database's notifications are not heard for now: {Problem}")]
    public static partial void NotListening(ILogger log, string problem);

    [LoggerMessage(5, LogLevel.Warning, "The database cannot be used yet: {Problem}")]
    public static partial void DatabaseAway(ILogger log, string problem);

    [LoggerMessage(6, LogLevel.Warning, "{Count} leases of the worker {Name} ({Worker}) in the run {Run} expired: it was not heard of.")]
    public static partial void LeasesExpired(ILogger log, int count, string name, Guid worker, Guid run);

    [LoggerMessage(7, LogLevel.Error, "The {Kind} run {Run} could not be planned ({Failures} times in a row).")]
    public static partial void PlanningFailed(ILogger log, Exception error, string kind, Guid run, int failures);

    [LoggerMessage(8, LogLevel.Error, "The run {Run} failed: {Problem}")]
    public static partial void RunFailed(ILogger log, Guid run, string problem);

    [LoggerMessage(9, LogLevel.Information, "The worker {Name} ({Worker}, {Slots} slots, version {Version}) registered.")]
    public static partial void Registered(ILogger log, string name, Guid worker, int slots, string version);

    [LoggerMessage(10, LogLevel.Warning, "The worker {Worker} failed at {Stage}, part {Part}, of the run {Run}: {Problem}")]
    public static partial void JobFailed(ILogger log, Guid worker, string stage, int part, Guid run, string problem);

    [LoggerMessage(11, LogLevel.Warning, "A call of {Method} from {Client} was refused: {Problem}")]
    public static partial void CallRefused(ILogger log, string method, string client, string problem);

    [LoggerMessage(12, LogLevel.Error, "A call of {Method} failed.")]
    public static partial void CallFailed(ILogger log, Exception error, string method);

    [LoggerMessage(13, LogLevel.Information, "The {Kind} run {Run} was started.")]
    public static partial void RunStarted(ILogger log, string kind, Guid run);

    [LoggerMessage(14, LogLevel.Information, "The run {Run} is to stop ({State}).")]
    public static partial void RunStopped(ILogger log, Guid run, string state);

    [LoggerMessage(15, LogLevel.Warning, "The worker {Name} wants the database's connection string, which goes over loopback or TLS alone: it was not told.")]
    public static partial void DatabaseNotTold(ILogger log, string name);

    [LoggerMessage(16, LogLevel.Warning, "The state of the run {Run} could not be told: {Problem}")]
    public static partial void ReportFailed(ILogger log, Guid run, string problem);

    [LoggerMessage(17, LogLevel.Warning, "The hand-in of a result was turned away: {Problem}")]
    public static partial void UploadRefused(ILogger log, string problem);

    [LoggerMessage(18, LogLevel.Information, "Streets were deleted on request: {Streets}.")]
    public static partial void StreetsReset(ILogger log, string streets);

    [LoggerMessage(19, LogLevel.Information, "The {Kind} run goes on: {Activity}; jobs: {AtWork} at work, {Queued} waiting; workers: {Workers} ({Run}).")]
    public static partial void RunGoesOn(ILogger log, string kind, string activity, long atWork, long queued, int workers, Guid run);

    [LoggerMessage(20, LogLevel.Information, "The {Kind} run drains: what is at work is finished, no more is begun ({Run}).")]
    public static partial void RunDrains(ILogger log, string kind, Guid run);

    [LoggerMessage(27, LogLevel.Information, "The {Kind} run is paused: what is at work is finished, no more is begun until it is resumed ({Run}).")]
    public static partial void RunPaused(ILogger log, string kind, Guid run);

    [LoggerMessage(28, LogLevel.Information, "The {Kind} run is resumed ({Run}).")]
    public static partial void RunResumed(ILogger log, string kind, Guid run);

    [LoggerMessage(21, LogLevel.Information, "The {Kind} run ended after {Seconds:F0} s: {State} ({Run}).")]
    public static partial void RunEnded(ILogger log, string kind, double seconds, string state, Guid run);

    [LoggerMessage(22, LogLevel.Information, "The {Kind} run ended after {Seconds:F0} s: {State} ({Run}). {Problem}")]
    public static partial void RunEndedEarly(ILogger log, string kind, double seconds, string state, Guid run, string problem);

    [LoggerMessage(23, LogLevel.Warning, "How the runs get on could not be told: {Problem}")]
    public static partial void NotWatching(ILogger log, string problem);

    [LoggerMessage(24, LogLevel.Warning, "What ended runs of the kind {Kind} left could not be removed: {Problem}")]
    public static partial void CleanUpFailed(ILogger log, string kind, string problem);

    [LoggerMessage(25, LogLevel.Information, "The live loop has begun ({Run}).")]
    public static partial void StandingStarted(ILogger log, Guid run);

    [LoggerMessage(26, LogLevel.Warning, "The live loop could not be begun: {Problem}")]
    public static partial void NotStarted(ILogger log, string problem);
}
