using Poker.Core.Solving.Games;

namespace Poker.Tests.Core.Solving;

/// <summary>Player 0 acts twice and does not know the second time what it did the first.</summary>
internal readonly record struct ForgetfulGame(string? Done) : IGameState<ForgetfulGame>
{
    public static string Name => "forgetful";

    public static ForgetfulGame Root => default;

    public Actor Actor => Done?.Length == 2 ? Actor.Terminal : Actor.First;

    public int Actions => Actor == Actor.Terminal ? 0 : 2;

    public string InformationSet => $"{Done?.Length}";

    public double Payoff => 0;

    public string ActionName(int action) => action == 0 ? "l" : "r";

    public double Probability(int outcome) => 1;

    public ForgetfulGame After(int action) => new(Done + ActionName(action));
}
