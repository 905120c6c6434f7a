using System.Diagnostics.CodeAnalysis;
using Poker.Bot.Strategies;
using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Bot.Deciding;

/// <summary>Understands questions, the rules engine being the judge of every action.</summary>
internal static class QuestionReader
{
    /// <summary>The most characters of a name.</summary>
    public const int LongestName = 100;

    /// <summary>The most actions of a hand.</summary>
    public const int MostActions = 500;

    /// <summary>The most chips of a stack or a forced bet: far within what JSON and doubles hold exactly.</summary>
    public const long MostChips = 1_000_000_000_000;

    private const int LongestWord = 40;

    /// <summary>Reads a question.</summary>
    /// <exception cref="BadQuestionException">Something of it is wrong.</exception>
    public static DecisionSpot Read(DecisionQuestion question)
    {
        CheckName("strategy", question.Strategy);
        CheckName("table", question.Table);
        CheckName("hand", question.Hand);
        var stacks = Stacks(question.Stacks);
        var stakes = StakesOf(question);
        var board = CardsOf("board", question.Board);
        var state = stakes.Start(stacks);
        var actions = Replay(question.Actions ?? [], ref state, board.Count);
        CheckTurn(question, state, board);
        return new(stakes, stacks, actions, state, Pocket(question.Pocket, board), board);
    }

    private static void CheckName(string field, string? name) =>
        Require(
            name is null || (name.Length <= LongestName && !name.Any(char.IsControl)), field,
            $"{field} has to be at most {LongestName} characters, none of them a control character.");

    private static long[] Stacks(IReadOnlyList<long>? stacks)
    {
        const string Field = "stacks";
        Require(stacks is not null, Field, "stacks is missing: give every seat's chips before the forced bets, the button's last.");
        Require(
            stacks.Count is >= Seats.Fewest and <= Seats.Most, Field,
            $"stacks has {stacks.Count} entries: {Seats.Fewest} to {Seats.Most} seats can be dealt in.");
        for (var seat = 0; seat < stacks.Count; seat++)
        {
            Require(stacks[seat] is >= 1 and <= MostChips, Field, $"stacks[{seat}] is {stacks[seat]}: a seat that is dealt in has 1 to {MostChips} chips.");
        }

        return [.. stacks];
    }

    private static Stakes StakesOf(DecisionQuestion question)
    {
        Require(question.BigBlind is >= 1 and <= MostChips, "bigBlind", $"bigBlind is {question.BigBlind}: it has to be 1 to {MostChips} chips.");
        Require(
            question.SmallBlind >= 0 && question.SmallBlind <= question.BigBlind,
            "smallBlind", $"smallBlind is {question.SmallBlind}: it has to be 0 to the big blind, which is {question.BigBlind}.");
        Require(question.Ante is >= 0 and <= MostChips, "ante", $"ante is {question.Ante}: it has to be 0 to {MostChips} chips.");
        return new(question.SmallBlind, question.BigBlind, question.Ante);
    }

    private static PlayerAction[] Replay(IReadOnlyList<string> words, ref BettingState state, int boardCards)
    {
        const string Field = "actions";
        Require(words.Count <= MostActions, Field, $"actions has {words.Count} entries: at most {MostActions} are taken.");
        var actions = new PlayerAction[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            DealAsFarAs(boardCards, ref state);
            var word = words[i] ?? "";
            Require(state.Phase != BettingPhase.AwaitingBoard || state.IsRunOut, "board", TooFewCards(boardCards, state));
            Require(state.ToAct >= 0, Field, $"actions[{i}] is '{Cut(word)}', but nobody is to act any more: the hand is over, or all are all-in.");
            Require(
                ActionText.TryRead(word, state, out var action), Field,
                $"actions[{i}] is '{Cut(word)}': write f for a fold, c for a check or call, r and the street total for a bet or raise, such as r250.");
            var refusal = state.RefusalOf(action);
            Require(
                refusal == Refusal.None, Field,
                $"actions[{i}] is '{Cut(word)}', but seat {state.ToAct} cannot {action}: {refusal.Describe(state.Legal())}.");
            state.Act(actions[i] = action);
        }

        DealAsFarAs(boardCards, ref state);
        return actions;
    }

    private static void DealAsFarAs(int boardCards, ref BettingState state)
    {
        if (state.Phase == BettingPhase.AwaitingBoard && !state.IsRunOut && state.Street.Next().BoardCards() <= boardCards)
        {
            state.DealStreet();
        }
    }

    private static void CheckTurn(DecisionQuestion question, in BettingState state, CardSet board)
    {
        Require(!state.IsOver, "actions", "The hand is over after these actions: there is nothing left to decide.");
        Require(!state.IsRunOut, "actions", "All are all-in after these actions: the board is dealt out, and there is nothing left to decide.");
        Require(state.Phase != BettingPhase.AwaitingBoard, "board", TooFewCards(board.Count, state));
        Require(
            board.Count == state.Street.BoardCards(), "board",
            $"board has {board.Count} cards, but after these actions the hand is on the {state.Street.Name()}, which shows {state.Street.BoardCards()}.");
        Require(
            question.Seat is not { } seat || seat == state.ToAct, "seat",
            $"seat is {question.Seat}, but after these actions it is the turn of seat {state.ToAct}.");
    }

    private static string TooFewCards(int boardCards, in BettingState state)
    {
        var next = state.Street == Street.River ? Street.River : state.Street.Next();
        return $"board has {boardCards} cards, but after these actions the {next.Name()} is dealt: give the {next.BoardCards()} cards that it shows.";
    }

    private static CardSet Pocket(string? text, CardSet board)
    {
        const string Field = "pocket";
        var pocket = CardsOf(Field, text);
        Require(pocket.Count == 2, Field, $"pocket has {pocket.Count} cards: give the two cards of the player to act, such as AhKd.");
        Require(!pocket.Overlaps(board), Field, $"pocket and board share {pocket & board}: a card is dealt once.");
        return pocket;
    }

    private static CardSet CardsOf(string field, string? text)
    {
        Require(text is null || text.Length <= LongestWord, field, $"{field} has {text?.Length} characters: two a card, such as AhKd.");
        return CardSet.TryParse(text, out var cards, out var error) ? cards : throw new BadQuestionException(field, $"{field} cannot be read: {error}");
    }

    private static string Cut(string word) => word.Length <= LongestWord ? word : $"{word[..LongestWord]}…";

    private static void Require([DoesNotReturnIf(false)] bool holds, string field, string sentence)
    {
        if (!holds)
        {
            throw new BadQuestionException(field, sentence);
        }
    }
}
