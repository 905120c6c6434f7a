using Poker.Core.Cards;
using Poker.Core.Equity;
using Poker.Core.Evaluation;
using Poker.Core.Game;
using Poker.Core.Indexing;
using Poker.Core.Play;
using Poker.Core.Play.Translation;
using Poker.Core.Solving.Betting;
using Poker.Core.Solving.Blueprints;
using Poker.Infrastructure.Postgres.Stores;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>Asks a blueprint what it does at a spot.</summary>
public sealed class SpotReader
{
    private readonly OpenBlueprint _source;
    private readonly SpotRequest _request;
    private readonly BlueprintStrategy _player;
    private readonly BettingState _state;
    private readonly PlayerAction[] _history;
    private readonly long[] _stacks;

    /// <summary>Reads the request.</summary>
    /// <exception cref="StrategyException">The history, the board and the hand do not fit each other.</exception>
    public SpotReader(OpenBlueprint source, SpotRequest request)
    {
        var betting = source.Blueprint.Tree.Abstraction;
        (_source, _request, _player, _stacks) = (source, request, source.Player("blueprint"), [betting.StackChips, betting.StackChips]);
        _state = HistoryText.Read(request.History, BettingAbstraction.Stakes.Start(_stacks), BettingAbstraction.BigBlindChips, out _history);
        Check();
    }

    private PlayerView View => new(
        BettingAbstraction.Stakes, _stacks, _history, in _state, _request.Hand ?? CardSet.Empty, _request.Board, _request.Token);

    /// <summary>The answer.</summary>
    public SpotReport Read()
    {
        var spot = _player.SpotOf(View);
        var tree = _source.Blueprint.Tree;
        var actions = _request.Hand is null ? Range(out var grid) : Single(out grid);
        return new(
            _source.Source,
            tree.Abstraction.Name,
            _source.Run.Iterations,
            _request.History,
            _request.Board.ToString(),
            _state.Street.Name(),
            SpotWords.Seat(_state.ToAct),
            SpotWords.BigBlinds(_state.PotChips),
            spot.Kind switch { SpotKind.Exact => "exact", SpotKind.Translated => "translated", _ => "off-tree" },
            spot.Node,
            spot.IsOnTree ? tree.PathOf(spot.Node) : "",
            actions,
            _request.Hand is { } hand ? Hand(hand, spot) : null,
            grid);
    }

    private void Check()
    {
        if (_state.ToAct < 0)
        {
            throw StrategyException.BadInput($"Nobody is to act after '{_request.History}': the betting is over.");
        }

        var wanted = _state.Street.BoardCards();
        if (_request.Board.Count != wanted)
        {
            throw StrategyException.BadInput($"After '{_request.History}' the hand is on the {_state.Street.Name()}: --board wants {wanted} cards, not {_request.Board.Count}.");
        }

        var cards = _request.Board | (_request.Hand ?? CardSet.Empty);
        if (_request.Hand is { } hand && (hand.Count != 2 || hand.Overlaps(_request.Board)))
        {
            throw StrategyException.BadInput($"--hand wants two cards that are not on the board, not '{hand}'.");
        }

        if (!(cards - _player.Deck.Cards).IsEmpty)
        {
            throw StrategyException.BadInput($"The blueprint's deck is {_player.Deck.Name}: it has no {cards - _player.Deck.Cards}.");
        }
    }

    private SpotAction[] Single(out SpotCell[]? grid)
    {
        var mix = new WeightedAction[IStrategy.MostActions];
        var count = _player.Decide(View, mix);
        grid = null;
        return [.. mix.Take(count).Select(weighted => Action(weighted.Action, weighted.Probability))];
    }

    private SpotAction[] Range(out SpotCell[]? grid)
    {
        var actions = new PlayerAction[IStrategy.MostActions];
        var probabilities = new float[IStrategy.MostActions * CardPairs.Count];
        var count = _player.DecideAll(View, actions, probabilities);
        var possible = (_player.Deck.Cards - _request.Board).Bits;
        var pairs = Enumerable.Range(0, CardPairs.Count).Where(pair => (CardPairs.Bits[pair] & ~possible) == 0).ToArray();
        grid = [.. Enumerable.Range(0, HandClasses.Count).Select(cell => Cell(cell, pairs, count, probabilities))];
        return [.. Enumerable.Range(0, count).Select(action => Action(actions[action], pairs.Average(pair => probabilities[(action * CardPairs.Count) + pair])))];
    }

    private static SpotCell Cell(int cell, int[] pairs, int actions, float[] probabilities)
    {
        var own = pairs.Where(pair => HandClasses.OfPairs[pair] == cell).ToArray();
        return new(
            HandClasses.Names[cell],
            own.Length,
            [.. Enumerable.Range(0, actions).Select(action => own.Length == 0 ? 0 : own.Average(pair => probabilities[(action * CardPairs.Count) + pair]))]);
    }

    private SpotAction Action(PlayerAction action, double probability) => new(
        SpotWords.Word(action, _state), SpotWords.Text(action, _state), SpotWords.BigBlinds(action.RaiseTo), probability);

    private SpotHand Hand(CardSet hand, TreeSpot spot)
    {
        var bucket = _source.Tables.BucketOf(new Observation(hand, _request.Board)).Bucket;
        if (!spot.IsOnTree)
        {
            return new(hand.ToString(), bucket, [], null, null);
        }

        var edges = _source.Blueprint.Tree.EdgesOf(spot.Node).ToArray();
        var (regrets, averages) = (new double[edges.Length], new double[edges.Length]);
        var known = true;
        switch (_source.Blueprint)
        {
            case ITrainingRecord record:
                record.Read(spot.Node, bucket, regrets, averages);
                break;
            case StoredBlueprint stored:
                var (storedRegrets, storedAverages) = (new float[edges.Length], new float[edges.Length]);
                stored.Read(spot.Node, bucket, storedRegrets, storedAverages);
                (regrets, averages) = (Array.ConvertAll(storedRegrets, value => (double)value), Array.ConvertAll(storedAverages, value => (double)value));
                break;
            default:
                known = false;
                break;
        }

        return new(hand.ToString(), bucket, [.. edges.Select(edge => edge.ToString())], known ? averages : null, known ? regrets : null);
    }
}
