using System.Runtime.ExceptionServices;

namespace Poker.Core.Concurrency;

/// <summary>Lets the first real exception of parallel work reach its caller as it was thrown, instead of an <see cref="AggregateException"/>.</summary>
/// <remarks>A cancellation is real only when nothing else failed: it is often what the failure of another thread caused.</remarks>
internal static class FirstFailure
{
    /// <summary>Runs <paramref name="parallel"/> to its end.</summary>
    public static void Surface(Action parallel)
    {
        try
        {
            parallel();
        }
        catch (AggregateException error)
        {
            var thrown = error.Flatten().InnerExceptions;
            ExceptionDispatchInfo.Throw(thrown.FirstOrDefault(one => one is not OperationCanceledException) ?? thrown[0]);
        }
    }
}
