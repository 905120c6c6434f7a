using Google.Protobuf;
using Poker.Contracts.Clustering;
using Poker.Contracts.V1;
using Poker.Core.Cards;
using Poker.Infrastructure.Autotrain;
using Poker.Infrastructure.Jobs;

namespace Poker.Coordinator.Planning.Clustering;

/// <summary>The stages of a run as they were when planning began, and what planning adds to them.</summary>
internal sealed class StageBook(PlanningContext context, IReadOnlyDictionary<string, StageState> stages)
{
    /// <summary>What planning works with.</summary>
    public PlanningContext Context => context;

    /// <summary>A stage's jobs by state.</summary>
    public StageState this[string stage] => stages.GetValueOrDefault(stage);

    /// <summary>A stage's name.</summary>
    public static string Name(Street street, string step) => $"{street.Name()}/{step}";

    /// <summary>A job's payload.</summary>
    public static byte[] Payload(ClusteringSpec spec, Street street, Action<StreetJob>? fill = null)
    {
        var job = new StreetJob { Spec = spec.ToJson(), Street = (int)street };
        fill?.Invoke(job);
        return PackedMessage.Of(job);
    }

    /// <summary>Adds jobs.</summary>
    public Task AddAsync(IReadOnlyCollection<NewJob> jobs, CancellationToken cancellation) =>
        context.Runs.AddJobsAsync(context.Run.Id, jobs, cancellation);

    /// <summary>Forgets a stage.</summary>
    public Task ClearAsync(string stage, CancellationToken cancellation) =>
        context.Runs.ClearStageAsync(context.Run.Id, stage, pendingOnly: false, cancellation);

    /// <summary>Drops the jobs that wait.</summary>
    /// <returns>Jobs at work.</returns>
    public async Task<long> DropPendingAsync(CancellationToken cancellation)
    {
        foreach (var (stage, state) in stages)
        {
            if (state.Pending > 0)
            {
                await context.Runs.ClearStageAsync(context.Run.Id, stage, pendingOnly: true, cancellation);
            }
        }

        return stages.Values.Sum(stage => stage.Leased);
    }

    /// <summary>The messages that a finished stage left, by part.</summary>
    public async Task<IReadOnlyList<(int Part, Guid Worker, T Message)>> ResultsAsync<T>(
        string stage, MessageParser<T> parser, CancellationToken cancellation)
        where T : IMessage<T>
    {
        var results = await context.Runs.ResultsAsync(context.Run.Id, stage, cancellation);
        return [.. results.Select(result => (result.Part, result.Worker, PackedMessage.Read(parser, result.Result)))];
    }
}
