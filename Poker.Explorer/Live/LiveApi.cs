using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Poker.Explorer.Live;

/// <summary>What is captured, models, cycles and trials: <c>/api/v1/live</c>.</summary>
internal static class LiveApi
{
    private const int MostSessions = 200, UsualSessions = 20;

    /// <summary>Maps it.</summary>
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/live", ([FromServices] LiveReader live, CancellationToken cancellation) => live.ReadAsync(cancellation))
            .WithName("GetLive").WithSummary("Hands accepted and in quarantine, samples, sources: counted every few seconds.");
        api.MapGet("/live/sessions", SessionsAsync).WithName("GetSessions").WithSummary("The sessions to which lines came last, the newest first.").ProducesProblem(400);
        api.MapGet("/live/models", ([FromServices] LiveReader live, CancellationToken cancellation) => live.ModelsAsync(cancellation))
            .WithName("GetModels").WithSummary("The last 200 model versions with their steps, the newest first.");
        api.MapGet("/live/cycles", ([FromServices] LiveReader live, CancellationToken cancellation) => live.CyclesAsync(cancellation))
            .WithName("GetCycles").WithSummary("The last 50 cycles of the live loop, the newest first.");
        api.MapGet("/live/trials", ([FromServices] LiveReader live, CancellationToken cancellation) => live.TrialsAsync(cancellation))
            .WithName("GetTrials").WithSummary("The cycles whose trial's results are still stored, the newest first; they are deleted a week after a trial.");
        api.MapGet("/live/trials/{cycle}", TrialAsync).WithName("GetTrial")
            .WithSummary("How the trial of a cycle's candidate went: its sequential test over the results.").ProducesProblem(400).ProducesProblem(404);
    }

    private static Task<IReadOnlyList<SessionReport>> SessionsAsync(
        [FromServices] LiveReader live, CancellationToken cancellation, [Description("So many at most: 1 to 200.")] int most = UsualSessions) =>
        most is >= 1 and <= MostSessions
            ? live.SessionsAsync(most, cancellation)
            : throw ExplorerException.BadInput($"most is {most}, but must be from 1 to {MostSessions}.");

    private static async Task<TrialReport> TrialAsync(
        [Description("The cycle's number.")] long cycle, [FromServices] LiveReader live, CancellationToken cancellation) =>
        await live.TrialAsync(cycle, cancellation)
            ?? throw ExplorerException.Missing($"There is no trial of a cycle {cycle}, or its results are gone: /api/v1/live/trials lists those that there are.");
}
