using System.Globalization;

namespace Poker.Tests.Deploy.Helm;

/// <summary>Reads what stands in an action.</summary>
internal sealed class ExpressionParser(IReadOnlyList<Token> tokens)
{
    private int _at;

    private Token? Next => _at < tokens.Count ? tokens[_at] : null;

    /// <summary>Takes a word if it comes next.</summary>
    public bool Takes(string text)
    {
        var takes = Next is { Kind: "word" or "sign" } next && next.Text == text;
        _at += takes ? 1 : 0;
        return takes;
    }

    /// <summary>Takes the next word, which has to be of that kind.</summary>
    public Token Take(string kind) => Next is { } next && next.Kind == kind ? tokens[_at++] : throw Unexpected();

    /// <summary>Takes <c>$a :=</c> or <c>$key, $item :=</c> if that comes next: the names, and whether they are new.</summary>
    public (IReadOnlyList<string> Names, bool Declares)? TakeVariables()
    {
        var start = _at;
        var names = new List<string>();
        while (Next is { Kind: "variable" } variable)
        {
            _at++;
            names.Add(variable.Text[1..]);
            if (Takes(":="))
            {
                return (names, true);
            }

            if (Takes("="))
            {
                return (names, false);
            }

            if (!Takes(","))
            {
                break;
            }
        }

        _at = start;
        return null;
    }

    /// <summary>Takes all that is left as one pipeline.</summary>
    public Expression TakeAll()
    {
        var expression = Pipeline();
        End();
        return expression;
    }

    /// <summary>Fails if something is left.</summary>
    public void End()
    {
        if (Next is not null)
        {
            throw Unexpected();
        }
    }

    private Expression Pipeline()
    {
        var value = Command(null);
        while (Takes("|"))
        {
            value = Command(value);
        }

        return value;
    }

    // What comes down the pipe is the last argument.
    private Expression Command(Expression? piped)
    {
        if (Next is { Kind: "word", Text: not ("true" or "false") })
        {
            return Call(Take("word").Text, Arguments(piped));
        }

        var operand = Operand();
        var rest = Arguments(piped);
        return rest.Count == 0 ? operand : new Expression.Method(operand, rest);
    }

    private List<Expression> Arguments(Expression? piped)
    {
        var arguments = new List<Expression>();
        while (Next is not (null or { Text: "|" or ")", Kind: "sign" }))
        {
            arguments.Add(Operand());
        }

        if (piped is not null)
        {
            arguments.Add(piped);
        }

        return arguments;
    }

    private Expression Operand()
    {
        var value = Single(Next ?? throw Unexpected());
        while (Next is { Kind: "field", IsGlued: true } field)
        {
            _at++;
            value = new Expression.Field(value, field.Text[1..]);
        }

        return value;
    }

    private Expression Single(Token token)
    {
        _at++;
        return token switch
        {
            { Kind: "string" } => new Expression.Literal(token.Content),
            { Kind: "number" } => new Expression.Literal(long.Parse(token.Text, CultureInfo.InvariantCulture)),
            { Kind: "word", Text: "true" or "false" } => new Expression.Literal(token.Text == "true"),
            { Kind: "word" } => Call(token.Text, []),
            { Kind: "variable" } => new Expression.Variable(token.Text[1..]),
            { Kind: "field" } => new Expression.Field(new Expression.Dot(), token.Text[1..]),
            { Kind: "dot" } => new Expression.Dot(),
            { Kind: "sign", Text: "(" } => Parenthesis(),
            _ => throw new FormatException($"'{token.Text}' is not expected"),
        };
    }

    private static Expression.Call Call(string function, IReadOnlyList<Expression> arguments) => TemplateFunctions.Knows(function)
        ? new Expression.Call(function, arguments)
        : throw new FormatException($"the function {function} is not known");

    private Expression Parenthesis()
    {
        var inner = Pipeline();
        return Takes(")") ? inner : throw Unexpected();
    }

    private FormatException Unexpected() => new(Next is { } next ? $"'{next.Text}' is not expected" : "the action ends too early");
}
