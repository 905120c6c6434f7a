using Poker.Bot.Strategies;

namespace Poker.Bot.Tables.Playing;

/// <summary>A strategy's player in the hand in play.</summary>
/// <param name="player">The player.</param>
internal sealed class SeatedPlayer(IHandPlayer player)
{
    private Task _asked = Task.CompletedTask;

    /// <summary>The strategy's name.</summary>
    public string Strategy { get; } = player.Strategy;

    /// <summary>Whether it failed, or took too long: its hand is given up, and it is asked no more.</summary>
    public bool HasFailed { get; set; }

    /// <summary>Asks it on another thread.</summary>
    public Task<BotDecision> AskAsync(DecisionSpot spot, ulong token, double draw)
    {
        var asked = Task.Run(() => spot.Ask(player, token, draw));
        _asked = asked;
        return asked;
    }

    /// <summary>Tells it how the hand ended and frees it, once it has answered: one that took too long may not have.</summary>
    /// <param name="wonBigBlinds">What it won or, negative, lost; null for a hand that is broken off.</param>
    public async Task EndAsync(double? wonBigBlinds)
    {
        // What it threw is told where it was asked.
        await _asked.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        using (player)
        {
            if (wonBigBlinds is { } won)
            {
                player.End(won);
            }
        }
    }
}
