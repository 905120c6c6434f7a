using Poker.Infrastructure.History;

namespace Poker.Explorer.Training;

/// <summary>How a training got on.</summary>
/// <param name="Training">The training.</param>
/// <param name="Points">The earliest first, evenly over all that are kept.</param>
public sealed record CurveReport(Guid Training, IReadOnlyList<TrainingPoint> Points);
