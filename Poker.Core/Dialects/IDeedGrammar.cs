using System.Buffers;

namespace Poker.Core.Dialects;

/// <summary>What players can do in a dialect's lines that begin with a name.</summary>
internal interface IDeedGrammar
{
    /// <summary>The beginnings of deeds, each with its blank before it, by which a name that is not known yet is found to end.</summary>
    static abstract SearchValues<string> Beginnings { get; }

    /// <summary>Understands what stands behind the name, its first blank included; all of it, or it is no deed.</summary>
    static abstract Deed Read(ReadOnlySpan<char> text);
}
