namespace Poker.Infrastructure.Models;

/// <summary>Which states follow which.</summary>
public static class ModelPath
{
    private static readonly Dictionary<ModelState, ModelState[]> Next = new()
    {
        [ModelState.Candidate] = [ModelState.Validated, ModelState.Rejected],
        [ModelState.Validated] = [ModelState.Canary, ModelState.Production, ModelState.Rejected],
        [ModelState.Canary] = [ModelState.Production, ModelState.Rejected],
        [ModelState.Production] = [ModelState.Retired],
        [ModelState.Retired] = [ModelState.Production],
        [ModelState.Rejected] = [],
    };

    /// <summary>Whether one state may follow another.</summary>
    public static bool Allows(ModelState from, ModelState to) => Next[from].Contains(to);

    /// <summary>A state's name in the database.</summary>
    public static string NameOf(ModelState state) => state.ToString().ToLowerInvariant();

    /// <summary>The state of a name.</summary>
    public static ModelState Of(string name) => Enum.Parse<ModelState>(name, ignoreCase: true);
}
