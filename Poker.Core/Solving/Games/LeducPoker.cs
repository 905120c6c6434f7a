namespace Poker.Core.Solving.Games;

/// <summary>Leduc hold'em: six cards (J, Q, K twice), one private card each, a public one after the first of two betting rounds.</summary>
/// <remarks>
/// Antes of 1; raises of 2, then 4, at most two a round; player 0 opens both rounds; f folds, c checks or calls, r bets or raises, and
/// nobody folds without facing a raise. A pair with the public card wins, else the higher card; equal cards split. Suits mean nothing
/// and are left out: 288 information sets (936 where they are told apart, the same game). The value for player 0 is about −0.0856.
/// Source: Southey et al., "Bayes' bluff: opponent modelling in poker", 2005.
/// </remarks>
public readonly record struct LeducPoker : IGameState<LeducPoker>
{
    private const string Ranks = "JQK";
    private const int CopiesOfRank = 2;
    private const int RaisesARound = 2;
    private const char Fold = 'f', Call = 'c', Raise = 'r', NextRound = '/';

    private readonly string? _cards, _betting;

    private LeducPoker(string cards, string betting)
    {
        _cards = cards;
        _betting = betting;
    }

    /// <inheritdoc />
    public static string Name => "leduc";

    /// <inheritdoc />
    public static LeducPoker Root => default;

    /// <inheritdoc />
    public Actor Actor
    {
        get
        {
            var publicCards = Betting.Contains(NextRound) ? 1 : 0;
            return Cards.Length < 2 + publicCards ? Actor.Chance
                : Betting.EndsWith(Fold) || (publicCards == 1 && RoundIsOver) ? Actor.Terminal
                : (Actor)(Round.Length % 2);
        }
    }

    /// <inheritdoc />
    public int Actions => Actor switch
    {
        Actor.Chance => Outcomes.Length,
        Actor.Terminal => 0,
        _ => Choices.Length,
    };

    /// <inheritdoc />
    public string InformationSet => $"{Cards[(int)Actor]}{Cards[2..]} {Betting}";

    /// <inheritdoc />
    public double Payoff
    {
        get
        {
            var winner = Betting.EndsWith(Fold) ? (Round.Length % 2 == 0 ? 1 : -1) : Math.Sign(Strength(Cards[0]) - Strength(Cards[1]));
            return winner * (winner > 0 ? Stake(1) : Stake(0));
        }
    }

    private string Cards => _cards ?? "";

    private string Betting => _betting ?? "";

    private string Round => Betting[(Betting.IndexOf(NextRound) + 1)..];

    private bool RoundIsOver => Round.Length >= 2 && Round.EndsWith(Call);

    private string Choices => (Round.EndsWith(Raise), Round.Count(action => action == Raise) < RaisesARound) switch
    {
        (false, _) => $"{Call}{Raise}",
        (true, true) => $"{Fold}{Call}{Raise}",
        (true, false) => $"{Fold}{Call}",
    };

    private string Outcomes
    {
        get
        {
            var dealt = Cards;
            return string.Concat(Ranks.Where(rank => Left(dealt, rank) > 0));
        }
    }

    /// <inheritdoc />
    public string ActionName(int action) => (Actor == Actor.Chance ? Outcomes : Choices)[action].ToString();

    /// <inheritdoc />
    public double Probability(int outcome) => (double)Left(Cards, Outcomes[outcome]) / ((Ranks.Length * CopiesOfRank) - Cards.Length);

    /// <inheritdoc />
    public LeducPoker After(int action)
    {
        if (Actor == Actor.Chance)
        {
            return new(Cards + Outcomes[action], Betting);
        }

        var after = new LeducPoker(Cards, Betting + Choices[action]);
        return after.RoundIsOver && !Betting.Contains(NextRound) ? new(Cards, after.Betting + NextRound) : after;
    }

    private static int Left(string dealt, char rank) => CopiesOfRank - dealt.Count(card => card == rank);

    private int Strength(char card) => Ranks.IndexOf(card) + (card == Cards[2] ? Ranks.Length : 0);

    // A player's stake is the ante and, in each round, what was raised up to its last call or raise.
    private int Stake(int player)
    {
        var stakes = new[] { 1, 1 };
        var (raise, actor) = (2, 0);
        foreach (var action in Betting)
        {
            var level = Math.Max(stakes[0], stakes[1]);
            switch (action)
            {
                case NextRound:
                    (raise, actor) = (4, 1);
                    break;
                case Call:
                    stakes[actor] = level;
                    break;
                case Raise:
                    stakes[actor] = level + raise;
                    break;
            }

            actor = 1 - actor;
        }

        return stakes[player];
    }
}
