using System.Globalization;

namespace Poker.Infrastructure.Live;

/// <summary>What jobs and stages of the live loop are called.</summary>
public static class LiveStages
{
    /// <summary>The kind of jobs that train: payload <see cref="TrainingJob"/>, result <see cref="TrainingOutcome"/>.</summary>
    public const string Training = "live.train";

    /// <summary>The kind of jobs that validate: payload <see cref="ValidationJob"/>, result <see cref="ValidationOutcome"/>.</summary>
    public const string Validation = "live.validate";

    /// <summary>The stage of a cycle's training.</summary>
    public static string TrainingOf(long cycle) => string.Create(CultureInfo.InvariantCulture, $"cycle/{cycle}/train");

    /// <summary>The stage of a cycle's validation: a part for each test.</summary>
    public static string ValidationOf(long cycle) => string.Create(CultureInfo.InvariantCulture, $"cycle/{cycle}/validate");
}
