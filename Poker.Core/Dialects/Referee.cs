using System.Globalization;

using Poker.Core.Histories;

namespace Poker.Core.Dialects;

/// <summary>Judges a drafted hand by the rules engine.</summary>
internal static class Referee
{
    /// <summary>Accepts the hand or puts it into quarantine.</summary>
    public static AssembledHand Judge(HandDraft draft, IDialect dialect, TableMemory memory)
    {
        var id = draft.Id ?? (memory.Hands + 1).ToString(CultureInfo.InvariantCulture);
        var fault = Try(draft, dialect, id, trustsMemory: true, out var hand, out var used);
        // Chips can be bought without a line: then what was known before the hand is no longer true.
        if (fault is not null && hand is not null && DraftStacks.UsesMemory(draft)
            && Try(draft, dialect, id, trustsMemory: false, out var other, out var usedByOther) is null)
        {
            (fault, hand, used) = (null, other, usedByOther);
        }

        return fault is { } found ? Quarantine(draft, id, found) : new AcceptedHand(id, draft.FirstLine, draft.LastLine, hand!, used);
    }

    private static Fault? Try(HandDraft draft, IDialect dialect, string id, bool trustsMemory, out RecordedHand? hand, out Leniencies used)
    {
        used = Leniencies.None;
        hand = HandBuilder.Build(draft, dialect, id, trustsMemory, out var fault);
        if (hand is null)
        {
            return fault;
        }

        // Where payouts are wrong because an action is, the action is what is at fault.
        var result = Replayer.Replay(hand);
        used = result.Used;
        return result.Agrees || (fault is not null && result.Event < 0) ? fault : new Fault(
            QuarantineCauses.Of(result.Fault), result.Reason!, result.Event >= 0 ? draft.Deeds[result.Event].Line : draft.LastLine);
    }

    // Where something is missing, what could not be understood up to there is what is really wrong.
    private static QuarantinedHand Quarantine(HandDraft draft, string id, Fault fault)
    {
        var isMissing = fault.Cause switch
        {
            QuarantineCause.OutOfTurn or QuarantineCause.NotConserved or QuarantineCause.BrokenOff => true,
            QuarantineCause.Posts or QuarantineCause.Seats or QuarantineCause.Stacks => draft.IsDoubtEarly,
            _ => false,
        };
        fault = isMissing && draft.Doubt is { } doubt && doubt.Line <= fault.Line ? doubt : fault;
        return new(id, draft.FirstLine, draft.LastLine, fault.Line, fault.Cause, fault.Reason);
    }
}
