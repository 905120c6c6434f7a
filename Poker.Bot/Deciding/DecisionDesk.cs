using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Poker.Bot.Strategies;
using Poker.Bot.Telemetry;
using Poker.Core.Numerics;

namespace Poker.Bot.Deciding;

/// <summary>Answers questions, whichever interface they come by.</summary>
internal sealed class DecisionDesk(IStrategySource strategies, BotMetrics metrics)
{
    private const string AnyTable = "api";

    /// <summary>Decides.</summary>
    /// <exception cref="BadQuestionException">The question makes no sense.</exception>
    /// <exception cref="Infrastructure.Strategies.StrategyException">There is no such strategy, or it cannot play now.</exception>
    public async ValueTask<DecisionAnswer> DecideAsync(DecisionQuestion question, CancellationToken cancellation)
    {
        using var activity = metrics.Source.StartActivity("decide");
        var spot = QuestionReader.Read(question);
        var strategy = question.Strategy is { Length: > 0 } named ? named : IStrategySource.Model;
        var kind = strategy.Split(':')[0];
        if (spot.Stacks.Length > StrategyShelf.MostPlayers(kind))
        {
            throw new BadQuestionException(
                "strategy", $"The strategy {kind} plays with {StrategyShelf.MostPlayers(kind)} seats at most, and stacks has {spot.Stacks.Length}.");
        }

        // Without a name every question is a hand of its own.
        var table = question.Table is { Length: > 0 } where ? where : AnyTable;
        var hand = question.Hand is { Length: > 0 } which ? which : string.Create(CultureInfo.InvariantCulture, $"{Random.Shared.NextInt64():x}");
        using var player = await strategies.SeatAsync(strategy, new HandPlace(table, hand), cancellation);
        var answer = Answer(spot.Ask(player, TokenOf(table, hand) + (ulong)spot.Betting.ToAct, Draw(question.Seed)), player);
        activity?.SetTag("poker.strategy", answer.Strategy);
        return answer;
    }

    // The same through a hand, whichever instance is asked.
    private static ulong TokenOf(string table, string hand) =>
        BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{table}\n{hand}")));

    private static double Draw(ulong? seed) => seed is { } fixedSeed ? new Rng(fixedSeed).NextDouble() : Random.Shared.NextDouble();

    private static DecisionAnswer Answer(BotDecision decision, IHandPlayer player) => new(
        [.. decision.Mix.Select(weighted => new ActionChance(ActionText.Of(weighted.Action), weighted.Probability))],
        ActionText.Of(decision.Action), player.Strategy, player.Model, decision.Bucket, decision.Equity, decision.Why);
}
