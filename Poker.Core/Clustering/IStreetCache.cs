using Poker.Core.Cards;

namespace Poker.Core.Clustering;

/// <summary>Keeps finished streets, so that an interrupted run goes on where it was.</summary>
public interface IStreetCache
{
    /// <summary>The kept artefact of a street, or null where there is none that is whole.</summary>
    StreetArtefact? Find(AbstractionKey key, Street street);

    /// <summary>Keeps an artefact: all of it or nothing.</summary>
    void Keep(StreetArtefact artefact);
}
