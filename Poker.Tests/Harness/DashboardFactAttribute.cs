using Poker.Cli.Hosting;

namespace Poker.Tests.Harness;

/// <summary>A test with the Aspire dashboard: skipped where that isn't.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DashboardFactAttribute : FactAttribute
{
    public DashboardFactAttribute()
    {
        if (DashboardFinder.Find() is null)
        {
            Skip = $"There is no Aspire dashboard on this machine; {DashboardFinder.Variable} can name its executable.";
        }
    }
}
