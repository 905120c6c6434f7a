using System.Text.Json;

namespace Poker.Explorer.Live;

/// <summary>A model version.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Parent">The version that its training began with; null for none.</param>
/// <param name="State">candidate, validated, canary, production, retired or rejected.</param>
/// <param name="Created">When it was registered.</param>
/// <param name="Layout">The version of the feature layout that it reads.</param>
/// <param name="Bytes">The size of its file.</param>
/// <param name="Sha256">Of its file.</param>
/// <param name="Data">Which samples it was trained on.</param>
/// <param name="Configuration">How it was trained.</param>
/// <param name="Metrics">What came of it.</param>
/// <param name="Steps">How it came to its state, the first step first.</param>
public sealed record ModelReport(
    long Version,
    long? Parent,
    string State,
    DateTimeOffset Created,
    int Layout,
    long Bytes,
    string Sha256,
    JsonElement Data,
    JsonElement Configuration,
    JsonElement Metrics,
    IReadOnlyList<StepReport> Steps);
