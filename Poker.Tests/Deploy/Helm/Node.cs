namespace Poker.Tests.Deploy.Helm;

/// <summary>A piece of a template.</summary>
internal abstract record Node
{
    public sealed record Text(string Value) : Node;

    public sealed record Print(Expression Value) : Node;

    /// <summary><c>$name := value</c>, or <c>=</c> for one that is there.</summary>
    public sealed record Assign(string Name, bool Declares, Expression Value) : Node;

    public sealed record If(Expression Condition, IReadOnlyList<Node> Then, IReadOnlyList<Node> Else) : Node;

    public sealed record With(Expression Value, IReadOnlyList<Node> Then, IReadOnlyList<Node> Else) : Node;

    /// <summary><c>range over</c>, or <c>range $key, $item := over</c>.</summary>
    public sealed record Range(string? Key, string? Item, Expression Over, IReadOnlyList<Node> Body) : Node;

    public sealed record Define(string Name, IReadOnlyList<Node> Body) : Node;
}
