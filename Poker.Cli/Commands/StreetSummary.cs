using Poker.Core.Cards;
using Poker.Core.Clustering;

namespace Poker.Cli.Commands;

/// <summary>A street that was computed.</summary>
/// <param name="Street">Its name.</param>
/// <param name="Hands">Canonical hands.</param>
/// <param name="Buckets">Buckets in use.</param>
/// <param name="Inertia">Per hand, in units of equity.</param>
/// <param name="Iterations">Lloyd iterations.</param>
/// <param name="Seconds">On the clock.</param>
/// <param name="Fingerprint">A hash over all that the street stores but the time: equal keys give equal fingerprints.</param>
internal sealed record StreetSummary(
    string Street, long Hands, int Buckets, double Inertia, int Iterations, double Seconds, string Fingerprint)
{
    /// <summary>The summary of an artefact.</summary>
    public static StreetSummary Of(StreetArtefact artefact) => new(
        artefact.Street.Name(),
        artefact.Population.Sum(),
        artefact.Buckets,
        artefact.Inertia,
        artefact.Iterations,
        artefact.Seconds,
        artefact.Fingerprint());
}
