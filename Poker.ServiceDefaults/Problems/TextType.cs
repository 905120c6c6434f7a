namespace Poker.ServiceDefaults.Problems;

/// <summary>Something that a request's text is read as.</summary>
/// <param name="Words">What it is, for people: after "must be".</param>
/// <param name="Reads">Whether a text can be read as it.</param>
internal sealed record TextType(string Words, Func<string, bool> Reads);
