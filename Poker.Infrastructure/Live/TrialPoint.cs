namespace Poker.Infrastructure.Live;

/// <summary>How a trial stood after so many results.</summary>
/// <param name="Results">Results so far.</param>
/// <param name="Mean">The mean difference, in big blinds a hand: the canary's winnings less the other's.</param>
/// <param name="Low">The confidence sequence's lower end: above 0 the canary is better. It is below the mean with the trial's α as its error rate, however often one looks.</param>
/// <param name="High">Its upper end: below the least effect the canary is not better. With the trial's β as its error rate.</param>
/// <param name="Better">ln of the evidence for "better"; it decides at −ln α.</param>
/// <param name="NotBetter">ln of the evidence for "not better"; it decides at −ln β.</param>
public sealed record TrialPoint(long Results, double Mean, double Low, double High, double Better, double NotBetter);
