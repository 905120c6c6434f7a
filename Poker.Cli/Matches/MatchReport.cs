using System.Text.Json.Serialization;

using Poker.Core.Play.Matches;

namespace Poker.Cli.Matches;

/// <summary>What <c>poker match</c> tells; its JSON is this record. Winnings are in mbb a hand, 1/1000 of a big blind.</summary>
/// <param name="Hands">Hands played.</param>
/// <param name="Samples">Independent samples behind the intervals.</param>
/// <param name="Complete">Whether all hands asked for were played.</param>
/// <param name="Duplicate">Whether each deal was played in all rotations.</param>
/// <param name="Deck">The cards in play.</param>
/// <param name="BigBlinds">Stacks in big blinds.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Seconds">Time played.</param>
/// <param name="HandsPerSecond">Hands a second on the clock.</param>
/// <param name="Players">The strategies in the order given.</param>
/// <param name="Histories">The file with the hands, if they were wanted.</param>
internal sealed record MatchReport(
    long Hands,
    long Samples,
    bool Complete,
    bool Duplicate,
    string Deck,
    double BigBlinds,
    ulong Seed,
    double Seconds,
    double HandsPerSecond,
    IReadOnlyList<MatchReport.Player> Players,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Histories)
{
    /// <summary>One strategy's part.</summary>
    /// <param name="Strategy">Its name, with a number where it plays several times.</param>
    /// <param name="Winnings">What it won a hand.</param>
    /// <param name="Aivat">The same less luck, if that was asked for.</param>
    /// <param name="Seats">What it won a hand in each seat, from the left of the button; heads-up the big blind first.</param>
    /// <param name="WonUncontested">Share of hands won because the others folded.</param>
    /// <param name="WonAtShowdown">Share of hands won at showdown.</param>
    /// <param name="EnteredPot">Share of hands in which it put chips in before the flop of its own will.</param>
    /// <param name="RaisedPreflop">Share of hands in which it raised before the flop.</param>
    internal sealed record Player(
        string Strategy,
        Estimate Winnings,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Estimate? Aivat,
        IReadOnlyList<Estimate> Seats,
        double WonUncontested,
        double WonAtShowdown,
        double EnteredPot,
        double RaisedPreflop);

    /// <summary>The report of a result.</summary>
    public static MatchReport Of(MatchResult result, MatchOptions options, bool complete, double seconds, string? histories) => new(
        result.Hands,
        result.Samples,
        complete,
        options.Duplicate,
        options.Deck.Name,
        (double)options.StackChips / options.Stakes.BigBlind,
        options.Seed,
        seconds,
        result.Hands / seconds,
        [.. result.Players.Select((player, index) => PlayerOf(result, index))],
        histories);

    private static Player PlayerOf(MatchResult result, int index)
    {
        var player = result.Players[index];
        var namesakes = result.Players.Take(index).Count(other => other.Name == player.Name);
        return new(
            namesakes == 0 ? player.Name : $"{player.Name} ({namesakes + 1})",
            Estimate.Of(player.Winnings),
            player.Adjusted is { } adjusted ? Estimate.Of(adjusted) : null,
            [.. player.Seats.Select(Estimate.Of)],
            Share(player.WonUncontested),
            Share(player.WonAtShowdown),
            Share(player.EnteredPot),
            Share(player.RaisedPreflop));

        double Share(long hands) => (double)hands / result.Hands;
    }
}
