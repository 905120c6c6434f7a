using System.Text.Json.Serialization;

using Poker.Cli.Matches;
using Poker.Core.Cards;
using Poker.Core.Game;
using Poker.Core.Play.Responses;
using Poker.Core.Statistics;

namespace Poker.Cli.Responses;

/// <summary>What <c>poker lbr</c> tells; its JSON is this record. Winnings are in mbb a hand, 1/1000 of a big blind.</summary>
/// <param name="Actions">The response's action set.</param>
/// <param name="First">The first street on which it did more than check and call.</param>
/// <param name="BigBlinds">Stacks.</param>
/// <param name="Hands">Hands against each strategy.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Seconds">Time played.</param>
/// <param name="Strategies">The results.</param>
/// <param name="Difference">What the first loses more than the second, deal by deal.</param>
internal sealed record LbrJson(
    string Actions,
    string First,
    double BigBlinds,
    long Hands,
    ulong Seed,
    double Seconds,
    IReadOnlyList<LbrJson.Result> Strategies,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Estimate? Difference)
{
    private const int MostLines = 200;

    /// <summary>One strategy's result.</summary>
    internal sealed record Result(string Strategy, Estimate Win, IReadOnlyList<StreetPart> Streets, IReadOnlyList<Line> Lines);

    /// <summary>A street: what play on it won and what its cards were worth; the opponent's decisions and how they came about; the response's.</summary>
    internal sealed record StreetPart(
        string Street,
        Estimate Gain,
        double Luck,
        double Reached,
        double PotBigBlinds,
        double GainOfPot,
        double Decisions,
        double Translated,
        double OffTree,
        double WithoutAverage,
        IReadOnlyDictionary<string, long> Chosen);

    /// <summary>A line of betting: how often hands ended so, what that brought of the whole, and in big blinds each time.</summary>
    internal sealed record Line(string Betting, double Share, double Win, double BigBlindsEach);

    /// <summary>The report of a run.</summary>
    public static LbrJson Of(LbrReport report, LbrRequest request, double seconds) => new(
        ActionsName(report.Options.Actions),
        report.Options.First.Name(),
        (double)report.Options.StackChips / report.Options.Stakes.BigBlind,
        report.First.Hands,
        request.Seed,
        seconds,
        [.. new[] { report.First, report.Second }.OfType<LbrResult>().Select(result => ResultOf(result, report.Options.Stakes.BigBlind))],
        report.Difference is { } difference ? Estimate.Of(difference) : null);

    /// <summary>An action set's name on the command line.</summary>
    public static string ActionsName(LbrActions actions) => actions switch
    {
        LbrActions.FoldCall => "fc",
        LbrActions.PotAllIn => "fcpa",
        _ => "blueprint",
    };

    private static Result ResultOf(LbrResult result, long bigBlind)
    {
        var unit = 1_000.0 / bigBlind / result.Hands;
        return new(
            result.Opponent,
            Estimate.Of(result.Win),
            [.. Poker.Core.Cards.Streets.InOrderOfPlay.ToArray().Select(street => PartOf(street, result.Details[street], result.Hands, unit, bigBlind))],
            [.. result.Details.Lines.OrderByDescending(line => Math.Abs(line.Value.Chips)).ThenBy(line => line.Key, StringComparer.Ordinal).Take(MostLines)
                .Select(line => new Line(line.Key, line.Value.Weight / result.Hands, line.Value.Chips * unit, line.Value.Chips / line.Value.Weight / bigBlind))]);
    }

    private static StreetPart PartOf(Street street, LbrStreet part, long hands, double unit, long bigBlind)
    {
        var mean = part.Gain / hands;
        var error = Math.Sqrt(Math.Max(0, (part.GainSquares / hands) - (mean * mean)) / hands);
        var decisions = part.Decisions > 0 ? part.Decisions : 1;
        return new(
            street.Name(),
            new(part.Gain * unit, Interval.Normal95 * error * 1_000 / bigBlind),
            part.Luck * unit,
            part.Reached / hands,
            part.Reached > 0 ? part.PotChips / part.Reached / bigBlind : 0,
            part.PotChips > 0 ? part.Gain / part.PotChips : 0,
            part.Decisions / hands,
            part.Translated / decisions,
            part.OffTree / decisions,
            part.WithoutAverage / decisions,
            Enum.GetValues<ActionKind>().ToDictionary(kind => kind.ToString().ToLowerInvariant(), part.Chosen));
    }
}
