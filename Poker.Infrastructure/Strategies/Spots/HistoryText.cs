using System.Globalization;

using Poker.Core.Cards;
using Poker.Core.Game;

namespace Poker.Infrastructure.Strategies.Spots;

/// <summary>Reads a heads-up hand's betting, such as <c>b2.5 c / x 1/3p</c>, with the rules engine as the judge of every word.</summary>
public static class HistoryText
{
    /// <summary>The grammar, for help texts.</summary>
    public const string Grammar =
        """
        A history is words apart by blanks: f folds, x checks, c calls, a goes all-in; b2.5 or r2.5 (or 2.5b) bets or raises to 2.5 big
        blinds on the street; p0.5 or 1/2p bets or raises by half of the pot, after the call; / opens the next street. The button, with
        the small blind, begins before the flop, the big blind after it.
        """;

    /// <summary>Reads a history; the state is that after it, its next street dealt where only that is left to do.</summary>
    /// <param name="text">The words.</param>
    /// <param name="start">The hand when its blinds are posted.</param>
    /// <param name="bigBlind">The big blind in chips.</param>
    /// <param name="actions">What was done.</param>
    /// <exception cref="StrategyException">A word means nothing or is illegal; the message names it, its place and what would be legal.</exception>
    public static BettingState Read(string text, BettingState start, long bigBlind, out PlayerAction[] actions)
    {
        var state = start;
        var read = new List<PlayerAction>();
        var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
        {
            if (words[i] == "/")
            {
                if (state.Phase != BettingPhase.AwaitingBoard || state.IsRunOut)
                {
                    throw Refused(words[i], i, state, bigBlind);
                }

                state.DealStreet();
                continue;
            }

            if (state.ToAct < 0 || !TryAction(words[i], state, bigBlind, out var action) || state.RefusalOf(action) != Refusal.None)
            {
                throw Refused(words[i], i, state, bigBlind);
            }

            read.Add(action);
            state.Act(action);
        }

        if (state.Phase == BettingPhase.AwaitingBoard && !state.IsRunOut)
        {
            state.DealStreet();
        }

        actions = [.. read];
        return state;
    }

    /// <summary>An action as a word: raises as <c>b2.5</c>.</summary>
    public static string Word(PlayerAction action, long bigBlind) => action.Kind switch
    {
        ActionKind.Fold => "f",
        ActionKind.Check => "x",
        ActionKind.Call => "c",
        _ => $"b{BigBlinds(action.RaiseTo, bigBlind)}",
    };

    private static bool TryAction(string word, in BettingState state, long bigBlind, out PlayerAction action)
    {
        var legal = state.Legal();
        action = word switch
        {
            "f" => PlayerAction.Fold,
            "x" => PlayerAction.Check,
            "c" => PlayerAction.Call,
            "a" => legal.CanRaise ? PlayerAction.To(legal.MaxRaiseTo) : PlayerAction.Call,
            _ => default,
        };
        if (word is "f" or "x" or "c" or "a")
        {
            return true;
        }

        var potAfterCall = state.PotChips + legal.CallChips;
        var total = TryNumber(word, "b", out var blinds) || TryNumber(word, "r", out blinds) ? blinds * bigBlind
            : TryNumber(word, "p", out var part) ? state.CallTo + (part * potAfterCall)
            : -1;
        action = total is > 0 and < BettingState.MostChips ? PlayerAction.To((long)Math.Round(total, MidpointRounding.AwayFromZero)) : default;
        return action.Kind == ActionKind.Raise;
    }

    // The letter before or after a number or a fraction: b2.5, 2.5b, p1/3, 1/3p.
    private static bool TryNumber(string word, string letter, out double number)
    {
        var text = word.StartsWith(letter, StringComparison.Ordinal) ? word[1..] : word.EndsWith(letter, StringComparison.Ordinal) ? word[..^1] : "";
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        number = 0;
        if (slash < 0)
        {
            return TryReal(text, out number);
        }

        var read = TryReal(text[..slash], out var above) & TryReal(text[(slash + 1)..], out var below);
        number = below > 0 ? above / below : 0;
        return read && below > 0;
    }

    private static bool TryReal(string text, out double number) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out number);

    private static StrategyException Refused(string word, int index, in BettingState state, long bigBlind) =>
        StrategyException.BadInput($"'{word}', word {index + 1} of the history, is not possible: {Possible(state, bigBlind)}.");

    private static string Possible(in BettingState state, long bigBlind)
    {
        if (state.ToAct < 0)
        {
            return state.IsOver || state.IsRunOut
                ? "the betting is over there"
                : $"the {state.Street.Name()} is closed there, write / before what follows";
        }

        var legal = state.Legal();
        var passive = legal.CanCheck ? "x" : "f, c";
        return $"{(legal.Seat == 0 ? "the big blind" : "the button")} may {passive}{Raises(legal, bigBlind)} there";
    }

    private static string Raises(LegalActions legal, long bigBlind) =>
        !legal.CanRaise ? ""
        : legal.MinRaiseTo == legal.MaxRaiseTo ? ", a"
        : $", b{BigBlinds(legal.MinRaiseTo, bigBlind)} to b{BigBlinds(legal.MaxRaiseTo, bigBlind)} (a)";

    private static string BigBlinds(long chips, long bigBlind) => ((double)chips / bigBlind).ToString("0.##", CultureInfo.InvariantCulture);
}
