namespace Poker.Infrastructure.Live;

/// <summary>What a test of a validation showed.</summary>
/// <param name="Test">Which test.</param>
/// <param name="Opponent">Against whom; empty where there is nobody.</param>
/// <param name="Passed">Whether the candidate may go on.</param>
/// <param name="Summary">For people.</param>
/// <param name="Deals">Deals, or decisions where the test has no deals.</param>
/// <param name="Difference">The mean difference in big blinds a hand, or in nats of log-loss; NaN where there is none.</param>
/// <param name="StandardError">Its standard error; NaN where there is none.</param>
/// <param name="LogEvidenceBetter">ln of the evidence for "better"; NaN where the test is not sequential.</param>
/// <param name="LogEvidenceNotBetter">ln of the evidence for "not better".</param>
public sealed record ValidationOutcome(
    ValidationTest Test,
    string Opponent,
    bool Passed,
    string Summary,
    long Deals,
    double Difference = double.NaN,
    double StandardError = double.NaN,
    double LogEvidenceBetter = double.NaN,
    double LogEvidenceNotBetter = double.NaN);
