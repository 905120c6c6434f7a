namespace Poker.Tests.Harness;

/// <summary>A test with a program that no registry of every network has: skipped where it is not installed.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ProgramFactAttribute : FactAttribute
{
    public ProgramFactAttribute(string program)
    {
        if (SearchPath.Find(program) is null)
        {
            Skip = $"There is no {program} on the PATH.";
        }
    }
}
