namespace Poker.Core.Histories;

/// <summary>One table of a TOML document.</summary>
/// <param name="Name">The header's name, empty for what stands before the first header.</param>
/// <param name="Values">By key: <see cref="string"/>, <see cref="decimal"/>, <see cref="bool"/>, or a list of such.</param>
internal sealed record TomlTable(string Name, Dictionary<string, object> Values);
