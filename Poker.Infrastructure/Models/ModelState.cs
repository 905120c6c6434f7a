namespace Poker.Infrastructure.Models;

/// <summary>Where a model version is on its way into service; in the database by its name in small letters.</summary>
public enum ModelState
{
    /// <summary>Trained, and not looked at yet.</summary>
    Candidate = 0,

    /// <summary>Offline validation found it better than what plays.</summary>
    Validated = 1,

    /// <summary>Plays a share of the hands, beside the model in production.</summary>
    Canary = 2,

    /// <summary>Plays.</summary>
    Production = 3,

    /// <summary>Played, until another took its place; can play again.</summary>
    Retired = 4,

    /// <summary>Found wanting; it stays for the record.</summary>
    Rejected = 5,
}
