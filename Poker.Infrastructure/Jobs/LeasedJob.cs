namespace Poker.Infrastructure.Jobs;

/// <summary>A job that a worker holds.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Run">Its run.</param>
/// <param name="Kind">Which handler does it.</param>
/// <param name="Stage">The stage of the run.</param>
/// <param name="Part">The part of the stage.</param>
/// <param name="Token">The fencing token of this lease: whoever cannot show it changes nothing.</param>
/// <param name="Payload">What the handler reads.</param>
/// <param name="Slots">Slots of the worker that it takes.</param>
/// <param name="Attempt">How often it was leased, this time included.</param>
/// <param name="Trace">The W3C trace context of whoever planned it; null for none.</param>
public sealed record LeasedJob(
    long Id, Guid Run, string Kind, string Stage, int Part, Guid Token, byte[] Payload, int Slots, int Attempt, string? Trace)
{
    /// <summary>For people, such as <c>clustering.store river/store/3</c>.</summary>
    public string Title => $"{Kind} {Stage}/{Part}";
}
