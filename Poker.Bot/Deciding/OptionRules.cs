using Poker.ServiceDefaults;

namespace Poker.Bot.Deciding;

/// <summary>Collects what is wrong with options.</summary>
/// <param name="section">The section that keys are told with.</param>
internal sealed class OptionRules(string section)
{
    private readonly List<string> _problems = [];

    /// <summary>Notes a rule that does not hold.</summary>
    public void Require(bool holds, string key, string rule)
    {
        if (!holds)
        {
            _problems.Add($"{section}:{key} has to be {rule}.");
        }
    }

    /// <summary>Fails if a rule does not hold.</summary>
    /// <exception cref="ServiceConfigurationException">One does not; the message has them all.</exception>
    public void Enforce()
    {
        if (_problems.Count > 0)
        {
            throw new ServiceConfigurationException(string.Join(" ", _problems));
        }
    }
}
