namespace Poker.Tests.Harness;

/// <summary>A test with a real browser: skipped where no Chromium is installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public ChromiumFactAttribute()
    {
        if (Chromium.Find() is null)
        {
            Skip = $"There is no Chromium on this machine (Debian's package is chromium); {Chromium.Variable} can name its executable.";
        }
    }
}
