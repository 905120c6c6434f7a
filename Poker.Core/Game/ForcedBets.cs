namespace Poker.Core.Game;

/// <summary>What is paid before the first action, seat by seat, in chips; a stack that is too short pays what it has.</summary>
/// <remarks>
/// Antes come first, then dead chips, then blinds. Antes count as each player's own stake, so a short ante wins only as much of the others'.
/// Dead chips (a big-blind ante, a missed small blind) belong to the main pot and to nobody. Blinds (also straddles and missed big blinds)
/// are bets of the first street. An empty span means none for anyone.
/// </remarks>
/// <param name="antes">Each seat's ante.</param>
/// <param name="dead">Each seat's dead chips.</param>
/// <param name="blinds">Each seat's live post.</param>
public readonly ref struct ForcedBets(ReadOnlySpan<long> antes, ReadOnlySpan<long> dead, ReadOnlySpan<long> blinds)
{
    /// <summary>Each seat's ante, or empty.</summary>
    public ReadOnlySpan<long> Antes { get; } = antes;

    /// <summary>Each seat's dead chips, or empty.</summary>
    public ReadOnlySpan<long> Dead { get; } = dead;

    /// <summary>Each seat's live post, or empty.</summary>
    public ReadOnlySpan<long> Blinds { get; } = blinds;

    /// <summary>What has to be matched on the first street: the big blind or last straddle in full, even if its stack was too short.</summary>
    public long CallTo { get; init; }

    /// <summary>The smallest bet: the big blind.</summary>
    public long MinimumBet { get; init; }

    /// <summary>What lets a player who has acted raise again.</summary>
    public Reopening Reopening { get; init; }

    /// <summary>Who acts first on the first street: the seat after the big blind or the last straddle.</summary>
    public int FirstToAct { get; init; }
}
