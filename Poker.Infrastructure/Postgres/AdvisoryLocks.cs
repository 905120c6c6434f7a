using Poker.Core.Cards;

namespace Poker.Infrastructure.Postgres;

/// <summary>The numbers of the advisory locks: a class of this project's own, so that other programs in the database keep theirs.</summary>
internal static class AdvisoryLocks
{
    /// <summary>The first number of each lock: "POKR" in ASCII.</summary>
    public const int Class = 0x504F4B52;

    /// <summary>Held while the schema changes.</summary>
    public const int Schema = 1;

    /// <summary>Held by the one process that trains.</summary>
    public const int Training = 2;

    /// <summary>The same as <see cref="Loading"/> for the blueprint.</summary>
    public const int Blueprint = 3;

    /// <summary>Held by the one coordinator that leads: it plans runs and takes expired leases back.</summary>
    public const int Leading = 4;

    /// <summary>Held by a transaction that makes samples of hands which were stored before.</summary>
    public const int Sampling = 5;

    /// <summary>Held by a transaction that adds results of trials, so that they become visible in the order of their ids.</summary>
    public const int Trials = 6;

    private const int FirstStreet = 16;
    private const int FirstPart = 1 << 16;

    /// <summary>
    /// Held, shared, by every transaction that loads a street, and alone by the one that removes it: a killed process's sessions
    /// may still be at work, and commit what the removal has not seen.
    /// </summary>
    public static int Loading(Street street) => FirstStreet + (int)street;

    /// <summary>Held by the one who loads a part of a street in a run, 0 to 0xFFF: <see cref="Stores.StreetParts"/>.</summary>
    public static int Part(Street street, int part) => FirstPart + ((int)street << 12) + part;
}
