namespace Poker.Tests.ServiceDefaults.Problems;

/// <summary>A body to be read.</summary>
internal sealed record FailingBody(string? Name, Guid? Id, bool? IsQuick, IReadOnlyList<int>? Numbers);
