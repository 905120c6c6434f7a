namespace Poker.Infrastructure.Models;

/// <summary>A model version, without its bytes.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Sha256">The SHA-256 of its bytes, 64 hexadecimal digits.</param>
/// <param name="Size">Its bytes' number.</param>
/// <param name="Parent">The version that its training began with, or null.</param>
/// <param name="Layout">The version of the feature layout that it reads.</param>
/// <param name="State">Where it is.</param>
/// <param name="Data">Which samples it was trained on, as JSON.</param>
/// <param name="Configuration">How it was trained, as JSON.</param>
/// <param name="Metrics">What came of it, as JSON.</param>
/// <param name="Created">When it was registered.</param>
public sealed record ModelRow(
    long Version,
    string Sha256,
    long Size,
    long? Parent,
    int Layout,
    ModelState State,
    string Data,
    string Configuration,
    string Metrics,
    DateTimeOffset Created);
