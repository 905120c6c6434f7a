using System.Diagnostics;
using Grpc.Core;
using Npgsql;
using Poker.Worker.Handlers;
using Poker.Worker.Telemetry;

namespace Poker.Worker.Agents;

/// <summary>Does an agent's jobs: runs the handler on a thread of its own and hands in what it leaves.</summary>
internal sealed class JobRun(
    WorkerOptions options, string name, Guid worker, CoordinatorCalls calls, HandlerSet handlers, WorkerDatabase database, JobsAtWork jobs, ILogger logger)
{
    private int _handlersLeft;
    private bool _databaseIsGone;

    /// <summary>Handlers that were abandoned and still run.</summary>
    public int HandlersLeft => Volatile.Read(ref _handlersLeft);

    /// <summary>Whether the database was found to be gone; set back by whoever finds it again.</summary>
    public bool DatabaseIsGone
    {
        get => Volatile.Read(ref _databaseIsGone);
        set => Volatile.Write(ref _databaseIsGone, value);
    }

    /// <summary>Does a job that is among <see cref="JobsAtWork"/>, and removes it from there. Does not fail.</summary>
    /// <param name="work">The job.</param>
    /// <param name="abort">Ends the hand-in: the worker goes.</param>
    public async Task RunAsync(JobAtWork work, CancellationToken abort)
    {
        var job = work.Job;

        // The span's parent is whatever planned the job, and nothing of this process.
        Activity.Current = null;
        using var activity = WorkerTraces.Start(job);
        using var scope = logger.BeginJob(job, name, worker);
        WorkerMetrics.BusySlots.Add(work.Slots);
        logger.JobBegins(job.Title, job.Attempt);
        var outcome = JobOutcome.Failed;
        var retire = false;
        try
        {
            var running = Start(work);
            retire = !await EndsAsync(running, work);
            outcome = await HandInAsync(work, retire ? Abandon(running, work) : await EndingAsync(running, work), abort);
        }
        catch (OperationCanceledException) when (abort.IsCancellationRequested)
        {
            outcome = JobOutcome.HandedBack;
        }
        catch (Exception error)
        {
            logger.JobFailed(job.Title, Problem.Of(error), error.StackTrace);
        }
        finally
        {
            jobs.Remove(work, retire);
            Note(work, outcome, activity);
        }
    }

    // The part of a handler that comes before its first wait, where the computing is, blocks no thread of the pool.
    private Task<JobResult> Start(JobAtWork work)
    {
        if (handlers.Find(work.Job.Kind) is not { } handler)
        {
            return Task.FromException<JobResult>(new InvalidOperationException($"This worker has no handler for jobs of the kind {work.Job.Kind}."));
        }

        var context = new JobContext(work.Job, worker, database.Source, work.Slots, options.FullFolder, work);
        return Task.Factory.StartNew(
            () => handler.RunAsync(context, work.Cancelled),
            CancellationToken.None,
            TaskCreationOptions.LongRunning | TaskCreationOptions.DenyChildAttach,
            TaskScheduler.Default).Unwrap();
    }

    // Whether the handler ends in time after it was cancelled, if it is.
    private async Task<bool> EndsAsync(Task running, JobAtWork work)
    {
        var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = work.Cancelled.Register(() => cancelled.TrySetResult());
        if (await Task.WhenAny(running, cancelled.Task) == running)
        {
            return true;
        }

        using var ended = new CancellationTokenSource();
        var inTime = await Task.WhenAny(running, Task.Delay(options.AbandonAfter, ended.Token)) == running;
        await ended.CancelAsync();
        return inTime;
    }

    private JobEnding Abandon(Task running, JobAtWork work)
    {
        var job = work.Job;
        logger.HandlerAbandoned(job.Title, options.AbandonAfter.TotalSeconds, work.Slots);
        Interlocked.Increment(ref _handlersLeft);
        running.ContinueWith(
            ended =>
            {
                _ = ended.Exception;
                Interlocked.Decrement(ref _handlersLeft);
                logger.HandlerCameBack(job.Title);
                jobs.Restore(work);
            },
            TaskScheduler.Default);
        return new(work.Lost.IsCancellationRequested ? JobOutcome.Lost : JobOutcome.HandedBack);
    }

    private async Task<JobEnding> EndingAsync(Task<JobResult> running, JobAtWork work)
    {
        try
        {
            return (await running).Bytes is not { } result ? new(JobOutcome.Done)
                : result.Length <= CoordinatorCalls.LargestResult ? new(JobOutcome.Done, result)
                : new(JobOutcome.Failed, Problem: $"The result has {result.Length} bytes; at most {CoordinatorCalls.LargestResult} can be handed in.");
        }
        catch (LeaseLostException)
        {
            return new(JobOutcome.Lost);
        }
        catch (JobDeclinedException error)
        {
            logger.KindDeclined(work.Job.Kind, error.Message);
            handlers.Decline(work.Job.Kind);
            jobs.Signal();
            return new(JobOutcome.HandedBack);
        }
        catch (Exception) when (work.Lost.IsCancellationRequested)
        {
            return new(JobOutcome.Lost);
        }
        catch (OperationCanceledException) when (work.Cancelled.IsCancellationRequested)
        {
            return new(JobOutcome.HandedBack);
        }
        catch (Exception error)
        {
            // Not the job's fault: it goes to whoever has the database again, and no attempt is counted.
            if (IsOfDatabase(error) && !await database.AnswersAsync(CancellationToken.None))
            {
                // Signalled, so that nothing more is asked for meanwhile.
                DatabaseIsGone = true;
                jobs.Signal();
                return new(JobOutcome.HandedBack);
            }

            var problem = Problem.Of(error);
            logger.JobFailed(work.Job.Title, problem, error.StackTrace);
            return new(JobOutcome.Failed, Problem: problem);
        }
    }

    private static bool IsOfDatabase(Exception? error) => error is not null && (error is NpgsqlException || IsOfDatabase(error.InnerException));

    // Until the coordinator answers. A lost lease ends the trying, but not without asking: the hand-in before may have counted.
    private async Task<JobOutcome> HandInAsync(JobAtWork work, JobEnding ending, CancellationToken abort)
    {
        var job = work.Job;
        var backOff = new BackOff();
        while (!ending.IsKnown)
        {
            var last = work.Lost.IsCancellationRequested;
            try
            {
                if (ending.Result is { } result)
                {
                    return await calls.CompleteAsync(job.Token, result, abort) ? JobOutcome.Done : JobOutcome.Lost;
                }

                // What a handler ended with may only be what became of a lost lease, as a session that the server closed.
                var lost = await calls.ReleaseAsync([(job.Token, ending.Problem)], leaving: false, patience: null, abort);
                return lost.Contains(job.Token) ? JobOutcome.Lost : ending.Outcome;
            }
            catch (RpcException error) when (abort.IsCancellationRequested)
            {
                throw new OperationCanceledException(error.Message, error, abort);
            }
            catch (RpcException error) when (error.IsTransient())
            {
                if (last)
                {
                    return JobOutcome.Lost;
                }

                if (backOff.Failures == 0)
                {
                    logger.HandInDelayed(job.Title, error.StatusCode.ToString(), error.Status.Detail);
                }

                await DelayAsync(backOff.Next(), work.Lost, abort);
            }
            catch (RpcException error) when (ending.Result is not null)
            {
                logger.HandInRefused(error, job.Title);
                ending = new(JobOutcome.Failed, Problem: $"The result could not be handed in: {error.StatusCode}, {error.Status.Detail}");
            }
            catch (RpcException error)
            {
                logger.HandInRefused(error, job.Title);
                return JobOutcome.Lost;
            }
        }

        return ending.Outcome;
    }

    // Ends early, without failing, when the lease is lost.
    private static async Task DelayAsync(TimeSpan time, CancellationToken lost, CancellationToken abort)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(lost, abort);
        await Task.Delay(time, either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        abort.ThrowIfCancellationRequested();
    }

    private void Note(JobAtWork work, JobOutcome outcome, Activity? activity)
    {
        var job = work.Job;
        var told = outcome switch
        {
            JobOutcome.Done => "done",
            JobOutcome.Failed => "failed",
            JobOutcome.HandedBack => "handed-back",
            _ => "lost",
        };
        if (outcome == JobOutcome.Lost)
        {
            logger.LeaseLost(job.Title);
        }

        // Batches and rounds come too often to be told one by one.
        var level = handlers.Find(job.Kind)?.IsNews(job) == true ? LogLevel.Information : LogLevel.Debug;
        logger.JobEnded(level, job.Title, work.Elapsed.TotalSeconds, told);
        activity?.SetTag("poker.outcome", told);
        activity?.SetStatus(outcome == JobOutcome.Done ? ActivityStatusCode.Ok : outcome == JobOutcome.Failed ? ActivityStatusCode.Error : ActivityStatusCode.Unset);
        var tags = new TagList { { "kind", job.Kind }, { "outcome", told } };
        WorkerMetrics.BusySlots.Add(-work.Slots);
        WorkerMetrics.Jobs.Add(1, tags);
        WorkerMetrics.JobDuration.Record(work.Elapsed.TotalSeconds, tags);
    }
}
