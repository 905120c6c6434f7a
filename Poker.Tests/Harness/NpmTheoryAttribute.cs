namespace Poker.Tests.Harness;

/// <summary>A theory over a package of npm's: skipped where there is no npm, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NpmTheoryAttribute : TheoryAttribute
{
    public NpmTheoryAttribute()
    {
        if (SearchPath.Find("npm") is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "There is no npm on the PATH to fetch Kubernetes' schemas with.";
        }
    }
}
