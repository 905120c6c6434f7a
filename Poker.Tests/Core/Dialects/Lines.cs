using Poker.Core.Dialects;

namespace Poker.Tests.Core.Dialects;

/// <summary>Reads lines by dialects and tables of them by assemblers.</summary>
internal static class Lines
{
    /// <summary>The events of one line, with some players known.</summary>
    public static GameEvent[] Read(IDialect dialect, string line, params string[] known)
    {
        var events = new List<GameEvent>();
        dialect.Read(line, Known(known), events);
        return [.. events];
    }

    /// <summary>Players who are their names.</summary>
    public static KnownPlayers Known(params string[] names) =>
        names.Aggregate(KnownPlayers.None, (known, name) => known.With(new(name, name)));

    /// <summary>All hands of a table's lines, numbered from 0.</summary>
    public static List<AssembledHand> Assemble(IDialect dialect, IEnumerable<string> lines)
    {
        var hands = new List<AssembledHand>();
        var assembler = new HandAssembler(dialect);
        var number = 0;
        foreach (var line in lines)
        {
            assembler.Take(number++, line, hands);
        }

        assembler.Close(hands);
        return hands;
    }

    /// <summary>The one hand of some lines in the plain dialect, which is accepted.</summary>
    public static AcceptedHand Accepted(params string[] lines)
    {
        var hand = Assert.Single(Assemble(DialectCatalog.Plain, lines));
        return hand as AcceptedHand ?? throw new InvalidOperationException($"{hand}");
    }

    /// <summary>The one hand of some lines in the plain dialect, which is quarantined.</summary>
    public static QuarantinedHand Quarantined(params string[] lines) =>
        Assert.IsType<QuarantinedHand>(Assert.Single(Assemble(DialectCatalog.Plain, lines)));
}
