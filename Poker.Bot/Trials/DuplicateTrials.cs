using System.Security.Cryptography;
using Poker.Bot.Models;
using Poker.Bot.Strategies;
using Poker.Core.Game;
using Poker.Core.Numerics;
using Poker.Core.Play;
using Poker.Core.Play.Matches;
using Poker.Infrastructure.Live;
using Poker.Infrastructure.Strategies;

namespace Poker.Bot.Trials;

/// <summary>
/// While there is a canary, deals are played twice: by it and by the model in production, in the same seat, against the same opponents, with the same
/// draws. A hundred big blinds each; opponents and seats take turns.
/// </summary>
internal sealed class DuplicateTrials(
    ModelsInService models,
    ModelDecider decider,
    StrategyShelf shelf,
    CanaryGuard guard,
    TrialLog results,
    TrialOptions options,
    TimeProvider clock,
    ILogger<DuplicateTrials> log) : BackgroundService
{
    private const long BigBlind = 100, StackChips = 100 * BigBlind;

    private static readonly TimeSpan LookForCanaryEvery = TimeSpan.FromMilliseconds(500);

    private readonly HandTable _table = new(new(BigBlind / 2, BigBlind), [.. Enumerable.Repeat(StackChips, options.Seats)]);

    /// <summary>Plays a deal by both.</summary>
    /// <param name="canary">The canary.</param>
    /// <param name="production">The model in production.</param>
    /// <param name="opponent">Who plays the other seats.</param>
    /// <param name="seat">Where the two sit.</param>
    /// <param name="random">Fixes cards and draws; advanced to the next deal.</param>
    /// <returns>What the canary won more, in big blinds.</returns>
    /// <exception cref="ModelErredException">One of the models erred; the guard has been told.</exception>
    public float Compare(ServedModel canary, ServedModel production, IStrategy opponent, int seat, ref Rng random)
    {
        var deal = Deal.Draw(ref random, options.Seats);
        var won = Play(canary, opponent, seat, deal, random);
        var other = Play(production, opponent, seat, deal, random);
        random.Next();
        const double Most = SplitTrials.MostBigBlinds;
        return (float)(Math.Clamp(won, -Most, Most) - Math.Clamp(other, -Most, Most));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.HandsPerSecond <= 0)
        {
            return;
        }

        var random = new Rng(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong))));
        var pace = new Pace(options.HandsPerSecond, clock);
        try
        {
            await shelf.ReadyAsync(stoppingToken);
            for (var deal = 0; ; deal++)
            {
                if (models.Now is { Production: not null, Canary.Stopped: null } now)
                {
                    await pace.WaitAsync(stoppingToken);
                    random = await TryAsync(now.Canary, now.Production, deal, random, stoppingToken);
                }
                else
                {
                    await Task.Delay(LookForCanaryEvery, clock, stoppingToken);
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Stopping.
        }
    }

    private async Task<Rng> TryAsync(ServedModel canary, ServedModel production, int deal, Rng random, CancellationToken stopping)
    {
        using var first = ModelUse.Of(canary);
        using var second = ModelUse.Of(production);
        if (first is null || second is null)
        {
            return random;
        }

        try
        {
            var names = options.OpponentNames;
            var name = names[deal % names.Count];
            var opponent = name == IStrategySource.Model ? new ModelStrategy(production, decider, shelf) : await shelf.GetAsync(name, stopping);
            var difference = Compare(canary, production, opponent, deal / names.Count % options.Seats, ref random);
            results.Add(new(canary.Version, production.Version, TrialKind.Duplicate, difference));
            guard.Compared(canary, difference);
        }
        catch (ModelErredException)
        {
            // The guard has been told, and a deal that was not played to its end says nothing.
        }
        catch (Exception error) when (error is StrategyException or InvalidStrategyException or NotSupportedException)
        {
            LogMessages.TrialFailed(log, error.Message);
            await Task.Delay(TimeSpan.FromSeconds(10), clock, stopping);
        }

        return random;
    }

    // The generator comes as a copy: both play with the same draws.
    private double Play(ServedModel model, IStrategy opponent, int seat, in Deal deal, Rng random)
    {
        var players = new IStrategy[options.Seats];
        Array.Fill(players, opponent);
        players[seat] = new ModelStrategy(model, decider, shelf);
        _table.Play(players, deal, ref random, default);
        return _table.Profit(seat) / (double)BigBlind;
    }
}
