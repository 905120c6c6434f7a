namespace Poker.Core.Solving.Games;

/// <summary>Kuhn poker: three cards (J, Q, K), one each, antes of 1, one bet of 1, higher card wins.</summary>
/// <remarks>
/// 12 information sets of two actions: p passes (checks or folds), b bets (or calls). Six deals of 1/6 each.
/// The value for player 0 is −1/18. Source: Kuhn, "A simplified two-person poker", 1950.
/// </remarks>
public readonly record struct KuhnPoker : IGameState<KuhnPoker>
{
    private const string Ranks = "JQK";
    private const int DealsOfTwo = 6;

    private readonly int _firstCard, _secondCard;
    private readonly string? _history;

    private KuhnPoker(int firstCard, int secondCard, string history)
    {
        _firstCard = firstCard;
        _secondCard = secondCard;
        _history = history;
    }

    /// <inheritdoc />
    public static string Name => "kuhn";

    /// <inheritdoc />
    public static KuhnPoker Root => default;

    /// <inheritdoc />
    public Actor Actor => _history switch
    {
        null => Actor.Chance,
        "" or "pb" => Actor.First,
        "p" or "b" => Actor.Second,
        _ => Actor.Terminal,
    };

    /// <inheritdoc />
    public int Actions => Actor switch
    {
        Actor.Chance => DealsOfTwo,
        Actor.Terminal => 0,
        _ => 2,
    };

    /// <inheritdoc />
    public string InformationSet => $"{Ranks[Actor == Actor.First ? _firstCard : _secondCard]}{_history}";

    /// <inheritdoc />
    public double Payoff => _history switch
    {
        "bp" => 1,
        "pbp" => -1,
        "pp" => Math.Sign(_firstCard - _secondCard),
        _ => 2 * Math.Sign(_firstCard - _secondCard),
    };

    /// <inheritdoc />
    public string ActionName(int action) =>
        Actor == Actor.Chance ? $"{Ranks[Deal(action).First]}{Ranks[Deal(action).Second]}" : action == 0 ? "p" : "b";

    /// <inheritdoc />
    public double Probability(int outcome) => 1.0 / DealsOfTwo;

    /// <inheritdoc />
    public KuhnPoker After(int action) => _history is null
        ? new(Deal(action).First, Deal(action).Second, "")
        : new(_firstCard, _secondCard, _history + ActionName(action));

    private static (int First, int Second) Deal(int outcome)
    {
        var (first, other) = (outcome / 2, outcome % 2);
        return (first, other < first ? other : other + 1);
    }
}
