using System.Text.Json.Serialization;
using Poker.Infrastructure.Capture;

namespace Poker.Capture.Ingest;

/// <summary>What a sender is told once its batch is durable.</summary>
/// <param name="Session">Its session; left out where the request has one alone.</param>
/// <param name="Through">All lines up to here are durable: the sender may forget them.</param>
/// <param name="Stored">Lines that were new.</param>
/// <param name="Repeated">Lines that were there before.</param>
/// <param name="Conflicts">Sequences that were there with another text or table; what was there first stays.</param>
internal sealed record Receipt(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Session, long Through, int Stored, int Repeated, IReadOnlyList<long> Conflicts)
{
    public static Receipt Of(LineReceipt receipt, string? session = null) =>
        new(session, receipt.Through, receipt.Stored, receipt.Repeated, receipt.Conflicts);
}
