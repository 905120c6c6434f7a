using Poker.Core.Cards;

namespace Poker.Infrastructure.Live;

/// <summary>A decision of the bot service.</summary>
/// <param name="At">When.</param>
/// <param name="Place">Who asked: a table, or a caller.</param>
/// <param name="Hand">Which hand it was there.</param>
/// <param name="Strategy">What decided, with the version where it is a model.</param>
/// <param name="Model">The model's version; null where it is none.</param>
/// <param name="Seat">Whose turn it was.</param>
/// <param name="Street">On which street.</param>
/// <param name="Features">The vector of the layout of this build.</param>
/// <param name="Legal">The mask of legal action bins.</param>
/// <param name="Policy">A probability for each action bin.</param>
/// <param name="Bin">The bin of the action that was drawn.</param>
/// <param name="Action">That action, such as <c>raise to 250</c>.</param>
/// <param name="Elapsed">How long deciding took.</param>
public sealed record DecisionRow(
    DateTimeOffset At,
    string Place,
    string Hand,
    string Strategy,
    long? Model,
    int Seat,
    Street Street,
    float[] Features,
    int Legal,
    float[] Policy,
    int Bin,
    string Action,
    TimeSpan Elapsed);
