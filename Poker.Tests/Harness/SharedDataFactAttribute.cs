namespace Poker.Tests.Harness;

/// <summary>A test over <see cref="SharedData"/>: skipped where the folder is absent, except on CI, where it then fails.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!Directory.Exists(SharedData.Root) && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = $"There are no recorded hands in {Path.GetFullPath(SharedData.Root)}; POKER_TEST_DATA can name their folder.";
        }
    }
}
