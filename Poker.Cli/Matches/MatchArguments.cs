using System.CommandLine;

using Poker.Cli.Commands;
using Poker.Cli.Output;
using Poker.Cli.Recording;
using Poker.Core.Cards;

namespace Poker.Cli.Matches;

/// <summary>The arguments and options of <c>poker match</c>.</summary>
internal sealed class MatchArguments
{
    private const long MostHands = 1_000_000_000_000;
    private const double LeastBigBlinds = 0.01, MostBigBlinds = 100_000;

    private readonly Argument<string[]> _strategies = new("strategy")
    {
        Description = "Two to ten strategies, one a seat.",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<long> _hands =
        NumberOption.Whole<long>("--hands", "How many hands; with --duplicate raised to whole deals.", 1, MostHands, 100_000);

    private readonly Option<bool> _duplicate = new("--duplicate") { Description = "Play each deal with the players in every seat." };
    private readonly Option<bool> _aivat = new("--aivat") { Description = "Estimate the winnings without luck too; two players, full deck." };
    private readonly Option<double?> _stacks =
        NumberOption.RealOrNone("--stacks", "Stacks in big blinds. Default: the blueprints', else 100.", LeastBigBlinds, MostBigBlinds);

    private readonly Option<string> _deck = new("--deck")
    {
        Description = "The cards in play: full (52) or royal (20, ten to ace), for blueprints of that deck.",
        HelpName = "DECK",
        DefaultValueFactory = _ => Deck.Full.Name,
    };

    private readonly Option<long> _seed = NumberOption.Whole<long>("--seed", "The seed of cards and draws.", 0, long.MaxValue, 1);
    private readonly Option<int> _threads = StandardOptions.Threads();
    private readonly Option<string?> _phh = new("--phh") { Description = "Write every hand to a .phhs file, or to one in a folder.", HelpName = "FILE|DIR" };
    private readonly Option<bool> _json = StandardOptions.Json();
    private readonly Option<bool> _noRecord = EvaluationRecord.Option();
    private readonly DatabaseArguments _database = new();

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        _deck.AcceptOnlyFromAmong(Deck.Full.Name, Deck.Royal.Name);
        command.Arguments.Add(_strategies);
        foreach (var option in (Option[])[_hands, _duplicate, _aivat, _stacks, _deck, _seed, _threads, _phh, _json, _noRecord])
        {
            command.Options.Add(option);
        }

        _database.AddTo(command);
    }

    /// <summary>What was asked for.</summary>
    public MatchRequest Read(ParseResult result) => new(
        result.GetValue(_strategies)!,
        new()
        {
            Deck = Deck.Named(result.GetValue(_deck)!),
            Hands = result.GetValue(_hands),
            Duplicate = result.GetValue(_duplicate),
            Aivat = result.GetValue(_aivat),
            Seed = (ulong)result.GetValue(_seed),
            Threads = result.GetValue(_threads),
        },
        result.GetValue(_stacks),
        _database.Read(result),
        result.GetValue(_phh),
        !result.GetValue(_noRecord));

    /// <summary>Whether the report is JSON.</summary>
    public bool IsJson(ParseResult result) => result.GetValue(_json);
}
