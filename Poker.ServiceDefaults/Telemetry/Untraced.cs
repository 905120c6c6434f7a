using System.Diagnostics;

namespace Poker.ServiceDefaults.Telemetry;

/// <summary>
/// Keeps what repeats every few seconds, such as heartbeats and waiting for work, out of the traces, here and at the service that is
/// called: both follow a parent that isn't recorded.
/// </summary>
public static class Untraced
{
    /// <summary>What is called until the scope is disposed of is not traced. To be disposed of by the method that began it.</summary>
    public static IDisposable Begin()
    {
        var before = Activity.Current;

        // A parent that was recorded would be inherited.
        Activity.Current = null;
        return new Scope(before, new Activity("untraced").Start());
    }

    private sealed class Scope(Activity? before, Activity quiet) : IDisposable
    {
        public void Dispose()
        {
            quiet.Dispose();
            Activity.Current = before;
        }
    }
}
