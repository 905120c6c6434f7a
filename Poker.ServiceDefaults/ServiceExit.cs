using Microsoft.Extensions.Hosting;

namespace Poker.ServiceDefaults;

/// <summary>Lets a part of a service end it for good, such as a worker that is refused.</summary>
public sealed class ServiceExit(IHostApplicationLifetime lifetime)
{
    private string? _problem;

    /// <summary>Why the service ended; null when nothing is wrong.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    /// <summary>Stops the service; the first problem told is the one that counts.</summary>
    /// <param name="problem">What is wrong and the way out; no secret.</param>
    public void Fail(string problem)
    {
        Interlocked.CompareExchange(ref _problem, problem, null);
        lifetime.StopApplication();
    }
}
