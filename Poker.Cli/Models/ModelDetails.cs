namespace Poker.Cli.Models;

/// <summary>A version with all its steps.</summary>
/// <param name="Model">The version.</param>
/// <param name="Steps">Its steps, the first one first.</param>
internal sealed record ModelDetails(ModelReport Model, IReadOnlyList<ModelStep> Steps);
