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
/// draws. A hundred big blinds each; opponents and seats take turns, and every fourth deal is of a full table.
/// </summary>
/// <remarks>Deal i and everything drawn in it come from the seed and i alone, so that one difference says nothing of the next.</remarks>
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

    private readonly Dictionary<int, HandTable> _tables = [];

    /// <summary>Plays a deal by both.</summary>
    /// <param name="canary">The canary.</param>
    /// <param name="production">The model in production.</param>
    /// <param name="opponent">Who plays the other seats.</param>
    /// <param name="place">How many seats there are, and in which of them the two sit.</param>
    /// <param name="seed">Fixes all deals.</param>
    /// <param name="deal">The deal's number, 0 or more.</param>
    /// <returns>What the canary won more, in big blinds.</returns>
    /// <exception cref="ModelErredException">One of the models erred; the guard has been told.</exception>
    public float Compare(ServedModel canary, ServedModel production, IStrategy opponent, (int Seats, int Seat) place, ulong seed, long deal)
    {
        var random = new Rng(seed, (ulong)deal);
        var cards = Deal.Draw(ref random, place.Seats);
        var won = Play(canary, opponent, place, cards, random);
        var other = Play(production, opponent, place, cards, random);
        const double Most = SplitTrials.MostBigBlinds;
        return (float)(Math.Clamp(won, -Most, Most) - Math.Clamp(other, -Most, Most));
    }

    /// <summary>Whose turn it is in a deal: all opponents in each seat heads-up, and in every fourth round of them in each seat of a full table.</summary>
    internal (string Opponent, int Seats, int Seat) TurnOf(long deal)
    {
        const int FullTableEvery = 4;
        var names = options.OpponentNames;
        var (name, round) = (names[(int)(deal % names.Count)], deal / names.Count);
        var (fullBefore, isFull) = (round / FullTableEvery, round % FullTableEvery == FullTableEvery - 1);
        var seats = isFull ? Math.Min(options.Seats, StrategyShelf.MostPlayers(name)) : Seats.Fewest;
        return (name, seats, (int)((isFull ? fullBefore : round - fullBefore) % seats));
    }

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.HandsPerSecond <= 0)
        {
            return;
        }

        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));
        var pace = new Pace(options.HandsPerSecond, clock);
        try
        {
            await shelf.ReadyAsync(stoppingToken);
            for (var deal = 0L; ; deal++)
            {
                if (models.Now is { Production: not null, Canary.Stopped: null } now)
                {
                    await pace.WaitAsync(stoppingToken);
                    await TryAsync(now.Canary, now.Production, seed, deal, stoppingToken);
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

    private async Task TryAsync(ServedModel canary, ServedModel production, ulong seed, long deal, CancellationToken stopping)
    {
        using var first = ModelUse.Of(canary);
        using var second = ModelUse.Of(production);
        if (first is null || second is null)
        {
            return;
        }

        try
        {
            var (name, seats, seat) = TurnOf(deal);
            var opponent = name == IStrategySource.Model ? new ModelStrategy(production, decider, shelf) : await shelf.GetAsync(name, stopping);
            var difference = Compare(canary, production, opponent, (seats, seat), seed, deal);
            results.Add(new(canary.Version, production.Version, TrialKind.Duplicate, difference));
            guard.Compared(canary, TrialKind.Duplicate, difference);
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
    }

    // The generator comes as a copy: both play with the same draws.
    private double Play(ServedModel model, IStrategy opponent, (int Seats, int Seat) place, in Deal cards, Rng random)
    {
        if (!_tables.TryGetValue(place.Seats, out var table))
        {
            _tables[place.Seats] = table = new(new(BigBlind / 2, BigBlind), [.. Enumerable.Repeat(StackChips, place.Seats)]);
        }

        var players = new IStrategy[place.Seats];
        Array.Fill(players, opponent);
        players[place.Seat] = new ModelStrategy(model, decider, shelf);
        table.Play(players, cards, ref random, default);
        return table.Profit(place.Seat) / (double)BigBlind;
    }
}
