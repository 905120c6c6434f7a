namespace Poker.Tests.Harness;

/// <summary>Classes of this collection share one finished run on the royal deck and run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class RoyalCollection : ICollectionFixture<RoyalRun>
{
    public const string Name = "Royal deck";
}
