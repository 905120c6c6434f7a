using System.Diagnostics;

using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Learning.Samples;
using Poker.Infrastructure.Artefacts;
using Poker.Infrastructure.Capture;
using Poker.Infrastructure.Postgres;
using Poker.Infrastructure.Strategies;

namespace Poker.Cli.Sampling;

/// <summary>Makes samples of the database's hands.</summary>
internal static class SamplesRun
{
    /// <summary>Does what was asked for.</summary>
    /// <param name="request">What.</param>
    /// <param name="cancellation">Ends it; what is committed stays.</param>
    /// <exception cref="CommandError">There are no tables yet, or no blueprint.</exception>
    public static async Task<SamplesReport> RunAsync(SamplesRequest request, CancellationToken cancellation)
    {
        var start = Stopwatch.GetTimestamp();
        await using var database = await PokerDatabase.UpdateExistingAsync(request.Database, cancellation)
            ?? throw new CommandError($"there are no hands yet: {request.Database.Place()} holds no tables of this program");
        await using var blueprint = request.Mode == SampleMode.Optimal
            ? await BlueprintSource.OpenAsync(request.Blueprint, request.Database, inMemory: true, cancellation)
            : null;
        var builder = new SampleBuilder(
            FeatureFolder.Load(request.Database.Folder, request.Threads), request.Options, blueprint is null ? null : Policy(blueprint));
        var done = await new SampleBackfill(database.DataSource, HandRecord.Read).RunAsync(builder, request.IsRebuild, null, cancellation);
        var stored = await new SampleStore(database.DataSource).CountAsync(cancellation);
        return SamplesReport.Of(request.Mode, done, stored, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static BlueprintPolicy Policy(OpenBlueprint opened)
    {
        var strategy = opened.Player("blueprint");
        return strategy.Deck == Deck.Full
            ? new(strategy, $"blueprint {opened.Run.Id:N} after {opened.Run.Iterations} iterations")
            : throw CommandError.BadInput($"{opened.Source} is a blueprint of the {strategy.Deck} deck: hands are played with the full one.");
    }
}
