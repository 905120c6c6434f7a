using System.CommandLine;
using Poker.Cli.Output;
using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Cli.Commands;

/// <summary>The options that say which abstraction: deck, numbers of buckets, seed.</summary>
/// <param name="seedName">What the option of the k-means++ draws' seed is called, where <c>--seed</c> is another one.</param>
internal sealed class KeyArguments(string seedName = "--seed")
{
    private const int MostBuckets = 256;

    private readonly Option<string> _deck = new("--deck")
    {
        Description = "The cards in play: full (52) or royal (20, ten to ace; clusters in seconds).",
        HelpName = "DECK",
        DefaultValueFactory = _ => Deck.Full.Name,
    };

    private readonly Option<int> _river = NumberOption.Whole(
        "--river-buckets", "Equity buckets of the river, both ends included.", 2, MostBuckets, AbstractionKey.Default.RiverBuckets);

    private readonly Option<int> _turn = NumberOption.Whole(
        "--turn-buckets", "Clusters of the turn.", 1, MostBuckets, AbstractionKey.Default.TurnBuckets);

    private readonly Option<int> _flop = NumberOption.Whole(
        "--flop-buckets", "Clusters of the flop.", 1, MostBuckets, AbstractionKey.Default.FlopBuckets);

    private readonly Option<int> _preflop = NumberOption.Whole(
        "--preflop-buckets", "Clusters of the preflop; 169 or more gives each hand its own.",
        1, MostBuckets, AbstractionKey.Default.PreflopBuckets);

    private readonly Option<int> _iterations = NumberOption.Whole(
        "--flop-iterations", "Lloyd iterations of the flop at most.", 1, 10_000, AbstractionKey.Default.FlopIterations);

    private readonly Option<ulong> _seed = NumberOption.Whole(
        seedName, "Seed of the k-means++ draws.", ulong.MinValue, ulong.MaxValue, AbstractionKey.Default.Seed);

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        _deck.AcceptOnlyFromAmong(Deck.Full.Name, Deck.Royal.Name);
        command.Options.Add(_deck);
        command.Options.Add(_river);
        command.Options.Add(_turn);
        command.Options.Add(_flop);
        command.Options.Add(_preflop);
        command.Options.Add(_iterations);
        command.Options.Add(_seed);
    }

    /// <summary>Whether the command line names any of them.</summary>
    public bool AreGiven(ParseResult result) =>
        new Option[] { _deck, _river, _turn, _flop, _preflop, _iterations, _seed }.Any(option => result.GetResult(option) is { Implicit: false });

    /// <summary>The key asked for.</summary>
    public AbstractionKey Read(ParseResult result) => new(
        AbstractionKey.CurrentVersion,
        result.GetValue(_deck)!,
        result.GetValue(_river),
        result.GetValue(_turn),
        result.GetValue(_flop),
        result.GetValue(_preflop),
        result.GetValue(_iterations),
        result.GetValue(_seed));
}
