namespace Poker.Core.Learning.Samples;

/// <summary>The numbers of a feature vector; a member's value is its place. All are in [0, 1]: docs/samples.md says the same as a table.</summary>
/// <remarks>"Left" is who has not folded. What is counted "up to" a number stays there beyond it.</remarks>
public enum Feature
{
    /// <summary>The equity of the own hand against one random hand, exact to 1/65,535.</summary>
    Strength = 0,

    /// <summary>That equity raised to the number of opponents who are left.</summary>
    StrengthAgainstAll = 1,

    /// <summary>Whether the next one is told: an abstraction was at hand.</summary>
    BucketKnown = 2,

    /// <summary>The street's bucket, in the order of mean equity, over the number of buckets less one.</summary>
    Bucket = 3,

    /// <summary>The higher card's rank, deuce 0 to ace 12, over 12.</summary>
    PocketHigh = 4,

    /// <summary>The lower card's rank over 12.</summary>
    PocketLow = 5,

    /// <summary>Whether the pocket is a pair.</summary>
    PocketPair = 6,

    /// <summary>Whether the pocket is of one suit.</summary>
    PocketSuited = 7,

    /// <summary>What pocket and board make, high card 0 to straight flush 8, over 8; before the flop pair or none.</summary>
    Made = 8,

    /// <summary>Before the river: four cards of a suit, of the pocket one or more.</summary>
    FlushDraw = 9,

    /// <summary>Before the river, no straight or better being made: ranks that make one with the pocket's help, up to 2, over 2.</summary>
    StraightDraw = 10,

    /// <summary>Whether it is before the flop.</summary>
    Preflop = 11,

    /// <summary>Whether it is the flop.</summary>
    Flop = 12,

    /// <summary>Whether it is the turn.</summary>
    Turn = 13,

    /// <summary>Whether it is the river.</summary>
    River = 14,

    /// <summary>The board's highest rank over 12; this and all of the board are 0 before the flop.</summary>
    BoardHigh = 15,

    /// <summary>The board's lowest rank over 12.</summary>
    BoardLow = 16,

    /// <summary>Ranks that the board holds twice or more, over 2.</summary>
    BoardPairs = 17,

    /// <summary>Whether it holds a rank three times or more.</summary>
    BoardTrips = 18,

    /// <summary>The most of its cards that are of one suit, over 5.</summary>
    BoardSuit = 19,

    /// <summary>Whether three or more are: a flush is possible.</summary>
    BoardFlush = 20,

    /// <summary>Before the river: whether exactly two are, so that a flush may become possible.</summary>
    BoardTwoTone = 21,

    /// <summary>The most of its ranks that lie within five in a row, over 5; an ace is also below the deuce.</summary>
    BoardConnected = 22,

    /// <summary>Whether three or more do: a straight is possible.</summary>
    BoardStraight = 23,

    /// <summary>Its tens, jacks, queens, kings and aces, over 5.</summary>
    BoardBroadway = 24,

    /// <summary>Players dealt in, over 10.</summary>
    Dealt = 25,

    /// <summary>Opponents who are left, over 9.</summary>
    Opponents = 26,

    /// <summary>Opponents who are left without chips, over 9.</summary>
    OpponentsAllIn = 27,

    /// <summary>Opponents who are still to act on this street if nobody raises, over 9.</summary>
    Behind = 28,

    /// <summary>The share of the opponents left who act before, from the flop on: 1 is last to act.</summary>
    Position = 29,

    /// <summary>Seats to the button, which is 0, over 9.</summary>
    FromButton = 30,

    /// <summary>The call over the pot that could be won with it, the call included; 0 where checking is free.</summary>
    PotOdds = 31,

    /// <summary>The call over the own chips.</summary>
    CallPart = 32,

    /// <summary>Whether a call takes all own chips.</summary>
    CallIsAllIn = 33,

    /// <summary>Whether something is to be called and who raised last on this street has no chips left.</summary>
    FacingAllIn = 34,

    /// <summary>Whether a raise is legal.</summary>
    CanRaise = 35,

    /// <summary>The pot in big blinds, log₂(1 + x) / 12.</summary>
    PotBlinds = 36,

    /// <summary>The call in big blinds, log₂(1 + x) / 12.</summary>
    CallBlinds = 37,

    /// <summary>Whether the stacks of all who are left are known; if not, what is made of them is 0: call part, call is all-in, committed and the next six.</summary>
    StacksTold = 38,

    /// <summary>The own chips behind in big blinds, log₂(1 + x) / 12.</summary>
    OwnBlinds = 39,

    /// <summary>What can still be lost, the smaller of the own chips and the most that an opponent can make one call, in big blinds, log₂(1 + x) / 12.</summary>
    EffectiveBlinds = 40,

    /// <summary>The most that an opponent who is left has behind, in big blinds, log₂(1 + x) / 12.</summary>
    LargestBlinds = 41,

    /// <summary>The least, all-in opponents having 0, in big blinds, log₂(1 + x) / 12.</summary>
    SmallestBlinds = 42,

    /// <summary>What can still be lost over the pot, log₂(1 + x) / 8.</summary>
    StackToPot = 43,

    /// <summary>Whether no opponent who is left can put in more than oneself.</summary>
    Covers = 44,

    /// <summary>The own stake over the own stake and chips behind.</summary>
    Committed = 45,

    /// <summary>The own stake over the pot.</summary>
    OwnShare = 46,

    /// <summary>The bets of this street over the pot.</summary>
    StreetShare = 47,

    /// <summary>Raises before the flop, up to 4, over 4; posts are none.</summary>
    RaisesPreflop = 48,

    /// <summary>Bets and raises on the flop, up to 4, over 4.</summary>
    RaisesFlop = 49,

    /// <summary>On the turn.</summary>
    RaisesTurn = 50,

    /// <summary>On the river.</summary>
    RaisesRiver = 51,

    /// <summary>The last bet or raise of this street over the pot after its maker's call, log₂(1 + x) / 3.</summary>
    LastRaise = 52,

    /// <summary>Calls on this street since its last bet or raise, over 9.</summary>
    Calls = 53,

    /// <summary>Checks on this street, over 9.</summary>
    Checks = 54,

    /// <summary>Whether the hand's last bet or raise is one's own.</summary>
    LastRaiserSelf = 55,

    /// <summary>Whether it is an opponent's who is left.</summary>
    LastRaiserLeft = 56,

    /// <summary>Whether it is such an opponent's who acts after oneself from the flop on.</summary>
    LastRaiserBehind = 57,

    /// <summary>Whether the last bet or raise before this street is one's own.</summary>
    EarlierRaiserSelf = 58,

    /// <summary>Whether it is an opponent's who is left.</summary>
    EarlierRaiserLeft = 59,

    /// <summary>Own bets and raises in the hand, up to 4, over 4.</summary>
    OwnRaises = 60,

    /// <summary>Own bets and raises on this street, up to 4, over 4.</summary>
    OwnRaisesNow = 61,

    /// <summary>The most bets and raises in the hand by one opponent who is left, up to 4, over 4.</summary>
    MostRaises = 62,

    /// <summary>Opponents left who called or raised before the flop, over 9.</summary>
    Volunteers = 63,
}
