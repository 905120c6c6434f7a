using Poker.Infrastructure.Jobs;

namespace Poker.Worker;

/// <summary>What the worker logs.</summary>
internal static partial class LogMessages
{
    // The scope has what the messages do not: no line says a thing twice.
    private static readonly Func<ILogger, Guid, string, string, int, string, Guid, IDisposable?> Job =
        LoggerMessage.DefineScope<Guid, string, string, int, string, Guid>("Run {Run}, job {Kind} {Stage}/{Part}, worker {Name} ({Worker})");

    /// <summary>All that is logged until it is disposed of, by whomever, belongs to a job.</summary>
    public static IDisposable? BeginJob(this ILogger logger, LeasedJob job, string name, Guid worker) =>
        Job(logger, job.Run, job.Kind, job.Stage, job.Part, name, worker);

    [LoggerMessage(1, LogLevel.Information, "Worker {Name} ({Worker}) registered with {Slots} slots for {Kinds}.")]
    public static partial void Registered(this ILogger logger, string name, Guid worker, int slots, string kinds);

    [LoggerMessage(2, LogLevel.Warning, "Worker {Name} cannot reach the coordinator ({Status}: {Detail}); it goes on trying.")]
    public static partial void CoordinatorGone(this ILogger logger, string name, string status, string detail);

    [LoggerMessage(3, LogLevel.Information, "Worker {Name} reaches the coordinator again.")]
    public static partial void CoordinatorBack(this ILogger logger, string name);

    [LoggerMessage(4, LogLevel.Warning, "Worker {Name} cannot reach the database; it goes on trying.")]
    public static partial void DatabaseGone(this ILogger logger, string name);

    [LoggerMessage(5, LogLevel.Information, "Worker {Name} reaches the database again.")]
    public static partial void DatabaseBack(this ILogger logger, string name);

    [LoggerMessage(6, LogLevel.Debug, "Job {Job} begins, attempt {Attempt}.")]
    public static partial void JobBegins(this ILogger logger, string job, int attempt);

    [LoggerMessage(EventId = 7, Message = "Job {Job} ended after {Seconds:F3} s: {Outcome}.")]
    public static partial void JobEnded(this ILogger logger, LogLevel level, string job, double seconds, string outcome);

    // Not as an exception, whose message may hold what must not be logged.
    [LoggerMessage(8, LogLevel.Error, "Job {Job} failed: {Problem}\n{Stack}")]
    public static partial void JobFailed(this ILogger logger, string job, string problem, string? stack);

    [LoggerMessage(9, LogLevel.Warning, "The lease of job {Job} is lost: the work is dropped.")]
    public static partial void LeaseLost(this ILogger logger, string job);

    [LoggerMessage(10, LogLevel.Warning, "Job {Job} cannot be handed in yet ({Status}: {Detail}); it goes on trying.")]
    public static partial void HandInDelayed(this ILogger logger, string job, string status, string detail);

    [LoggerMessage(11, LogLevel.Error, "Job {Job} cannot be handed in: the coordinator refused it.")]
    public static partial void HandInRefused(this ILogger logger, Exception error, string job);

    [LoggerMessage(12, LogLevel.Error, "The handler of {Job} ignored its cancellation for {Seconds:F0} s: its {Slots} slots are not used until it ends.")]
    public static partial void HandlerAbandoned(this ILogger logger, string job, double seconds, int slots);

    [LoggerMessage(13, LogLevel.Warning, "The abandoned handler of {Job} has ended: its slots are used again.")]
    public static partial void HandlerCameBack(this ILogger logger, string job);

    [LoggerMessage(14, LogLevel.Information, "Worker {Name} stops; {Jobs} jobs are at work.")]
    public static partial void Stopping(this ILogger logger, string name, int jobs);

    [LoggerMessage(15, LogLevel.Information, "Worker {Name} has stopped; {HandedBack} jobs were handed back.")]
    public static partial void Stopped(this ILogger logger, string name, int handedBack);

    [LoggerMessage(16, LogLevel.Warning, "Worker {Name} could not say goodbye ({Status}: {Detail}): its leases expire by themselves.")]
    public static partial void GoodbyeFailed(this ILogger logger, string name, string status, string detail);

    [LoggerMessage(17, LogLevel.Critical, "Worker {Name} ends.")]
    public static partial void WorkerEnds(this ILogger logger, Exception error, string name);

    [LoggerMessage(18, LogLevel.Warning, "A handler of worker {Name} still ran at its end and was not disposed of.")]
    public static partial void HandlersLeft(this ILogger logger, string name);

    [LoggerMessage(19, LogLevel.Warning, "Worker {Name} leased a job of kind {Kind}, which it has no handler for.")]
    public static partial void UnknownKind(this ILogger logger, string name, string kind);

    [LoggerMessage(20, LogLevel.Error, "This worker takes no more jobs of the kind {Kind}: {Problem}")]
    public static partial void KindDeclined(this ILogger logger, string kind, string problem);
}
