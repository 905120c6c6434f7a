namespace Poker.Bot;

/// <summary>What the bot service logs. No card and no name that a caller chose is in it.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Warning, "The registry of models cannot be read: {Problem} The models in service play on.")]
    public static partial void RegistryAway(ILogger log, string problem);

    [LoggerMessage(2, LogLevel.Information, "The registry of models can be read again.")]
    public static partial void RegistryBack(ILogger log);

    [LoggerMessage(3, LogLevel.Warning, "The registry's notifications are not heard: {Problem} It is looked at now and then meanwhile.")]
    public static partial void NotListening(ILogger log, string problem);

    [LoggerMessage(4, LogLevel.Information, "In production is {Production}, as a canary {Canary}: the next hands are theirs.")]
    public static partial void Swapped(ILogger log, string production, string canary);

    [LoggerMessage(5, LogLevel.Error, "{Problem} The last good model in production plays on; a canary plays only if it is sound.")]
    public static partial void ModelRefused(ILogger log, string problem);

    [LoggerMessage(6, LogLevel.Warning, "The abstraction's files cannot be read, so that vectors have no buckets: {Problem}")]
    public static partial void NoBuckets(ILogger log, string problem);

    [LoggerMessage(10, LogLevel.Warning, "{Count} decisions wait to be stored: {Problem}")]
    public static partial void DecisionsWait(ILogger log, int count, string problem);

    [LoggerMessage(11, LogLevel.Error, "{Count} decisions were not stored: too many waited.")]
    public static partial void DecisionsLost(ILogger log, long count);

    [LoggerMessage(12, LogLevel.Information, "{Count} decisions were older than {Retention} and are deleted.")]
    public static partial void DecisionsExpired(ILogger log, long count, TimeSpan retention);

    [LoggerMessage(13, LogLevel.Warning, "Decisions could not be looked at: {Problem}")]
    public static partial void ExpiryFailed(ILogger log, string problem);

    [LoggerMessage(14, LogLevel.Warning, "A call of {Path} from {Client} was refused: {Problem}")]
    public static partial void CallRefused(ILogger log, string path, string client, string problem);

    [LoggerMessage(20, LogLevel.Error, "The guard stopped model version {Version}: {Why}.")]
    public static partial void GuardStopped(ILogger log, long version, string why);

    [LoggerMessage(21, LogLevel.Error, "The canary, version {Version}, is rejected: {Why}.")]
    public static partial void CanaryRejected(ILogger log, long version, string why);

    [LoggerMessage(22, LogLevel.Error, "Model version {Version} was rolled back to version {Back}: {Why}.")]
    public static partial void RolledBack(ILogger log, long version, long back, string why);

    [LoggerMessage(23, LogLevel.Error, "Model version {Version} stays where it is, although {Why}: {Problem}")]
    public static partial void NotEnforced(ILogger log, long version, string why, string problem);

    [LoggerMessage(24, LogLevel.Warning, "That model version {Version} is stopped could not be told to the registry: {Problem} It is tried again.")]
    public static partial void GuardWaits(ILogger log, long version, string problem);

    [LoggerMessage(25, LogLevel.Warning, "Results of trials wait to be stored: {Problem}")]
    public static partial void TrialsWait(ILogger log, string problem);

    [LoggerMessage(26, LogLevel.Warning, "A trial could not be played: {Problem}")]
    public static partial void TrialFailed(ILogger log, string problem);

    [LoggerMessage(27, LogLevel.Warning, "Model version {Version} in production failed, and is asked once more: {Problem}")]
    public static partial void AskedAgain(ILogger log, long version, string problem);

    [LoggerMessage(28, LogLevel.Error, "Model version {Version} in production fails as the one before did, which is the machine's fault: it stays. {Problem}")]
    public static partial void Spared(ILogger log, long version, string problem);

    [LoggerMessage(29, LogLevel.Error, "The canary, version {Version}, cannot be loaded and is rejected: {Why}")]
    public static partial void CanaryUnfit(ILogger log, long version, string why);

    [LoggerMessage(30, LogLevel.Warning, "A background hand could not be played: {Problem}")]
    public static partial void HandFailed(ILogger log, string problem);

    [LoggerMessage(31, LogLevel.Warning, "Lines of background hands wait to be stored: {Problem}")]
    public static partial void LinesWait(ILogger log, string problem);

    [LoggerMessage(32, LogLevel.Information, "Strategies play each other at {Tables} background tables, {Rate} hands a minute.")]
    public static partial void BackgroundBegan(ILogger log, int tables, double rate);
}
