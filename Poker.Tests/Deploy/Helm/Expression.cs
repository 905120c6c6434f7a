namespace Poker.Tests.Deploy.Helm;

/// <summary>What has a value in an action.</summary>
internal abstract record Expression
{
    /// <summary>A string, number or boolean.</summary>
    public sealed record Literal(object? Value) : Expression;

    /// <summary><c>.</c></summary>
    public sealed record Dot : Expression;

    /// <summary><c>$name</c>; <c>$</c> itself has an empty name.</summary>
    public sealed record Variable(string Name) : Expression;

    /// <summary><c>of.name</c></summary>
    public sealed record Field(Expression Of, string Name) : Expression;

    /// <summary><c>.Files.Get "name"</c></summary>
    public sealed record Method(Expression Of, IReadOnlyList<Expression> Arguments) : Expression;

    /// <summary><c>function a b</c>, and <c>b | function a</c>.</summary>
    public sealed record Call(string Function, IReadOnlyList<Expression> Arguments) : Expression;
}
